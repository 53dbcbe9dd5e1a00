import fc from 'fast-check';

/** A world of the API in which everything that could tell of somebody is known. */
export interface PlantedWorld {
  /** Nothing of this may get out: names, emails, slugs, ids, tokens, notes, and names of attributes and headers. */
  readonly secrets: readonly string[];
  readonly token: string;
  readonly fetch: typeof fetch;
}

const word = fc.stringMatching(/^[a-z]{4}[a-z0-9-]{8,12}[a-z]$/);
const name = fc.stringMatching(/^[A-Z][a-zěšč]{5,9} [A-Z][a-zž]{5,9}$/);
const email = fc.stringMatching(/^[a-z]{6,9}@[a-z]{6,9}\.cz$/);
const id = fc.integer({ min: 100_000_000, max: 2 ** 40 });
const token = fc.stringMatching(/^[0-9a-f]{80}$/);

const planted = fc.record({
  words: fc.array(word, { minLength: 12, maxLength: 12 }),
  names: fc.array(name, { minLength: 4, maxLength: 4 }),
  emails: fc.array(email, { minLength: 4, maxLength: 4 }),
  ids: fc.array(id, { minLength: 8, maxLength: 8 }),
  token,
});

type Planted = ReturnType<(typeof planted)['generate']>['value'];

/** Worlds with answers of the documented shapes, of others, and refusals, each full of what is planted. */
export const plantedWorlds: fc.Arbitrary<PlantedWorld> = planted.chain((texts) => {
  const { words, names, emails, ids, token: bearer } = texts;
  const secrets = [...words, ...names, ...emails, ...ids.map(String), bearer];
  const text = fc.constantFrom(...secrets);
  const value = fc.oneof(
    text,
    fc.constantFrom(...ids),
    fc.constant(null),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
  );
  // A name of a header can hold no email.
  const headerNames = [...words, ...ids.map(String), 'Server', 'ETag', 'Content-Type', 'Retry-After'];
  const header = fc.tuple(fc.constantFrom(...headerNames), text.map(encodeURIComponent));
  const limit = fc.tuple(
    fc.constantFrom('X-RateLimit', 'X-RateLimit-Policy'),
    fc.constantFrom(...ids).map((one) => `default;r=${one};t=${one};q=${one};w=${one}`),
  );
  const answer = fc.record({
    status: fc.oneof(
      { weight: 6, arbitrary: fc.constant(200) },
      fc.constantFrom(201, 400, 401, 402, 403, 404, 415, 418, 422, 500, 503),
    ),
    body: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, bodies(text, value)),
    headers: fc.array(fc.oneof({ weight: 4, arbitrary: header }, limit), { maxLength: 4 }),
    further: fc.dictionary(text, value, { maxKeys: 3 }),
    values: fc.array(value, { minLength: 8, maxLength: 8 }),
  });
  return fc
    .array(answer, { minLength: 8, maxLength: 8 })
    .map((answers) => ({ secrets, token: bearer, fetch: serving(texts, answers) }));
});

/** Bodies that nobody documented for a route. */
function bodies(text: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof(
    text,
    text.map((one) => `<html><title>${one}</title></html>`),
    fc
      .tuple(text, text)
      .map(([error, description]) => JSON.stringify({ error, error_description: description })),
    text.map((error) => JSON.stringify({ error })),
    fc.dictionary(text, value, { maxKeys: 4 }).map((errors) => JSON.stringify({ errors })),
    fc
      .array(fc.dictionary(text, value, { maxKeys: 4 }), { maxLength: 4 })
      .map((rows) => JSON.stringify(rows)),
    fc.constantFrom('', ' ', '{', 'null', '[]', '{}'),
  );
}

interface Prepared {
  readonly status: number;
  readonly body: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  readonly further: Readonly<Record<string, unknown>>;
  readonly values: readonly unknown[];
}

function serving(texts: Planted, answers: readonly Prepared[]): typeof fetch {
  let asked = 0;
  return (input) => {
    const answer = answers[asked++ % answers.length];
    if (answer === undefined) throw new Error('There is no answer.');
    const body = answer.body ?? JSON.stringify(documented(addressOf(input), texts, answer));
    const headers = new Headers();
    for (const [key, value] of answer.headers) headers.append(key, value);
    return Promise.resolve(new Response(body, { status: answer.status, headers }));
  };
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

/** An answer of the documented shape, in which every value is planted. */
function documented(
  address: string,
  { words, names, emails, ids }: Planted,
  { further, values }: Prepared,
): unknown {
  const user = (at: number): object => ({
    id: ids[at],
    full_name: names[at % 4],
    email: emails[at % 4],
    avatar_url: `https://${words[at] ?? ''}.example/${words[3] ?? ''}`,
    permission: ['owner', 'read', words[at]][at % 3],
    allowed_scope: [['invoices', 'expenses', 'reports'], ['invoices'], [words[at], 'invoices']][at % 3],
    ...further,
  });
  if (address.includes('/users.json')) return [0, 1, 2, 3, 4].map(user);
  if (address.includes('/events.json')) {
    return values.slice(0, 8).map((value, at) => ({
      name: words[at],
      created_at: at % 2 === 0 ? '2026-03-01T08:00:00.000+01:00' : value,
      text: value,
      user: { id: ids[at], full_name: names[at % 4], avatar: null },
      ...further,
    }));
  }
  if (address.includes('/account.json')) {
    return {
      subdomain: words[0],
      plan: words[1],
      plan_price: ids[0],
      name: names[0],
      invoice_note: names[1],
      ...further,
    };
  }
  const accounts = [0, 1, 2, 3, 4, 5].map((at) => ({ ...user(at), slug: words[at], name: names[at % 4] }));
  return { ...user(0), default_account: words[0], accounts };
}
