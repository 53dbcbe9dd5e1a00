import { errorPage } from '../errors';
import { escapeHtml, html, redirect, type Reply } from '../reply';
import { bodyParameters } from '../request';
import { everybody, INTEGRATIONS, type Person } from '../people';
import type { State } from '../state';
import type { Call } from './call';

type Parameters = ReadonlyMap<string, string>;

const { testing } = INTEGRATIONS;

/** GET /oauth: the page on which a user allows or denies access. */
export function authorizationPage({ state, request }: Call): Reply {
  const parameters = new Map(request.query);
  return refusal(parameters) ?? html(200, page(state, parameters));
}

/**
 * POST /oauth: what the buttons of the page send. The real service keeps this to itself; here tests may send it
 * without a browser, with `person` and `decision` (`approve` or `deny`) added to the parameters of the page.
 */
export function decision({ state, request }: Call): Reply {
  const parameters = bodyParameters(request);
  const person = everybody(state.people).find(({ name }) => name === parameters.get('person'));
  return refusal(parameters) ?? decided(state, parameters, person);
}

/** What keeps the page back. A client or a redirect that cannot be trusted is never redirected to (RFC 6749, 4.1.2.1). */
function refusal(parameters: Parameters): Reply | undefined {
  if (parameters.get('client_id') !== testing.clientId) {
    return errorPage(400, 'The client is unknown.');
  }
  if (parameters.get('redirect_uri') !== testing.redirectUri) {
    return errorPage(
      400,
      'The redirect_uri does not match the URL for redirect in the integration settings.',
    );
  }
  return parameters.get('response_type') === 'code'
    ? undefined
    : back(parameters, {
        error: 'unsupported_response_type',
        error_description: 'The response_type must be code',
      });
}

function decided(state: State, parameters: Parameters, person: Person | undefined): Reply {
  if (person === undefined) {
    return errorPage(400, 'Nobody of this name can sign in here.');
  }
  return parameters.get('decision') === 'approve'
    ? back(parameters, { code: state.tokens.issueCode(person.userId, testing) })
    : back(parameters, {
        error: 'access_denied',
        error_description: 'The resource owner denied the request',
      });
}

/** Sends the browser back to the client. */
function back(parameters: Parameters, answer: Record<string, string>): Reply {
  const url = new URL(testing.redirectUri);
  const state = parameters.get('state');
  for (const [name, value] of Object.entries({ ...answer, ...(state !== undefined && { state }) })) {
    url.searchParams.set(name, value);
  }
  return redirect(302, url.href);
}

function page(state: State, parameters: Parameters): string {
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
