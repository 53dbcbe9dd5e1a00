import { escapeHtml, html, redirect, type Reply } from '../reply';
import { bodyParameters } from '../request';
import { everybody, INTEGRATIONS, type Integration, type Person } from '../people';
import type { State } from '../state';
import type { Call } from './call';

/** A request for authorization that may be put before the user. */
interface Asked {
  readonly integration: Integration;
  readonly parameters: ReadonlyMap<string, string>;
}

/** GET /oauth: the page on which a user allows or denies access. */
export function authorizationPage({ state, request }: Call): Reply {
  const asked = understand(new Map(request.query));
  return 'status' in asked ? asked : html(200, page(state, asked));
}

/**
 * POST /oauth: what the buttons of the page send. The real service keeps this to itself; here tests may send it
 * without a browser, with `person` and `decision` (`approve` or `deny`) added to the parameters of the page.
 */
export function decision({ state, request }: Call): Reply {
  const parameters = bodyParameters(request);
  const asked = understand(parameters);
  if ('status' in asked) {
    return asked;
  }
  const person = everybody(state.people).find(({ name }) => name === parameters.get('person'));
  if (person === undefined) {
    return refusalPage('Nobody of this name can sign in here.');
  }
  return parameters.get('decision') === 'approve'
    ? approve(state, asked, person)
    : refuse(asked, 'access_denied', 'The resource owner denied the request');
}

/** Checks the parameters; a client or a redirect that cannot be trusted is never redirected to (RFC 6749, 4.1.2.1). */
function understand(parameters: ReadonlyMap<string, string>): Asked | Reply {
  const integration = INTEGRATIONS.testing;
  if (parameters.get('client_id') !== integration.clientId) {
    return refusalPage('The client is unknown.');
  }
  if (parameters.get('redirect_uri') !== integration.redirectUri) {
    return refusalPage('The redirect_uri does not match the URL for redirect in the integration settings.');
  }
  const asked = { integration, parameters };
  if (parameters.get('response_type') !== 'code') {
    return refuse(asked, 'unsupported_response_type', 'The response_type must be code');
  }
  return asked;
}

function approve(state: State, { integration, parameters }: Asked, person: Person): Reply {
  const code = state.tokens.issueCode({
    userId: person.userId,
    clientId: integration.clientId,
    redirectUri: integration.redirectUri,
  });
  return back({ integration, parameters }, { code });
}

function refuse(asked: Asked, error: string, description: string): Reply {
  return back(asked, { error, error_description: description });
}

function back({ integration, parameters }: Asked, answer: Record<string, string>): Reply {
  const url = new URL(integration.redirectUri);
  const state = parameters.get('state');
  for (const [name, value] of Object.entries({ ...answer, ...(state !== undefined && { state }) })) {
    url.searchParams.set(name, value);
  }
  return redirect(302, url.href);
}

function page(state: State, { parameters }: Asked): string {
  const hidden = [...parameters].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const people = everybody(state.people).map(
    ({ name, fullName, purpose }) =>
      `<option value="${name}">${escapeHtml(`${fullName} – ${purpose}`)}</option>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Allow access – Fakturoid sandbox</title></head>
<body>
<h1>The integration “testing” asks for access</h1>
<form method="post" action="oauth">
${hidden.join('\n')}
<p><label>Sign in as <select name="person">${people.join('')}</select></label></p>
<p>
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</p>
</form>
</body>
</html>
`;
}

function refusalPage(reason: string): Reply {
  return html(
    400,
    `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Refused</title></head>` +
      `<body><h1>Access cannot be granted</h1><p>${escapeHtml(reason)}</p></body></html>\n`,
  );
}
