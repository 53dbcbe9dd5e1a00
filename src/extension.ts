import type { ExtensionContext } from 'vscode';
import { createExtensionApi, type FakturoidExplorerApi } from './extensionApi';
import { registerAccessReview } from './features/accessReview/register';
import { registerAccountsTree } from './features/accountsTree/register';
import { registerApiCheck } from './features/apiCheck/register';
import { registerCalls } from './features/calls/register';
import { registerCopy } from './features/copy/register';
import { registerDetails } from './features/details/register';
import { registerFindUser } from './features/findUser/register';
import { registerInCode } from './features/inCode/register';
import { registerLog } from './features/log/register';
import { registerProgrammaticUsers } from './features/programmaticUsers/register';
import { registerSignIn } from './features/signIn/register';
import { registerWalkthrough } from './features/walkthrough/register';
import { run } from './platform/commands';
import { createServices } from './services';

/** Builds and registers everything. Awaits nothing: no network, no secret. */
export function activate(context: ExtensionContext): FakturoidExplorerApi {
  const firstRows = () => import('./firstRows');
  const services = createServices(context, async () => (await firstRows()).session);
  const onFirstUse = () => import('./onFirstUse');
  context.subscriptions.push(
    services,
    // First of all: VS Code waits for the authentication provider, and not for long.
    registerSignIn(services, async () => (await onFirstUse()).signIn),
    registerAccountsTree(
      services,
      async () => (await firstRows()).rows,
      async () => (await onFirstUse()).accountsTree,
    ),
    registerDetails(services, async () => (await onFirstUse()).details),
    registerFindUser(services, async () => (await onFirstUse()).findUser),
    registerCopy(services, async () => (await onFirstUse()).copy),
    registerCalls(services, async () => (await onFirstUse()).calls),
    registerProgrammaticUsers(services, async () => (await onFirstUse()).programmaticUsers),
    registerAccessReview(services, async () => (await onFirstUse()).accessReview),
    registerInCode(services, async () => (await onFirstUse()).inCode),
    registerApiCheck(services, async () => (await onFirstUse()).apiCheck),
    registerLog(services),
    registerWalkthrough(services),
  );
  return createExtensionApi(services, (user) => run('fakturoid.showUser', user));
}
