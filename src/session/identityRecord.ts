import * as z from 'zod/mini';

const clientCredentials = { clientId: z.string(), clientSecret: z.string() };

/** What renews an identity's token, if anything does. */
const credentials = z.discriminatedUnion('type', [
  z.object({ type: z.literal('clientCredentials'), ...clientCredentials }),
  /** A token entered as it is: nothing renews it. */
  z.object({ type: z.literal('accessToken') }),
  z.object({ type: z.literal('authorizationCode'), ...clientCredentials, refreshToken: z.string() }),
]);

const token = z.object({
  accessToken: z.string(),
  /** Milliseconds since 1970 by this machine's clock, which may have been wrong. */
  issuedAt: z.number(),
  /** Milliseconds since 1970; absent where Fakturoid did not say. A hint only: a 401 is the truth. */
  expiresAt: z.catch(z.optional(z.number()), undefined),
});

const recordV1 = z.object({
  v: z.literal(1),
  /** The API these credentials were entered for; they are used nowhere else. */
  apiBase: z.string(),
  credentials,
  token,
  /** When these credentials were entered, in milliseconds since 1970. */
  signedInAt: z.number(),
  /** Whom the token belongs to, as `/user.json` said when signing in. */
  user: z.object({ id: z.number(), name: z.optional(z.string()), email: z.optional(z.string()) }),
  /** What the person calls this identity, such as "production". */
  label: z.optional(z.string()),
});

const versioned = z.object({ v: z.number() });

const indexV1 = z.object({ v: z.literal(1), ids: z.array(z.string()) });

/** Credentials as kept in the secret store. */
export type Credentials = z.infer<typeof credentials>;
/** A token as kept in the secret store. */
export type StoredToken = z.infer<typeof token>;
/** All that is kept of one identity, as one secret. */
export type IdentityRecord = z.infer<typeof recordV1>;

/** What a stored secret turned out to be. Only `ok` may be used; the others are left as they are. */
export type Parsed<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'newer' | 'corrupt' };

/** Reads the secret of one identity. */
export function parseIdentityRecord(text: string): Parsed<IdentityRecord> {
  return parseVersioned(text, recordV1);
}

/** Reads the list of identities. */
export function parseIdentityIndex(text: string): Parsed<z.infer<typeof indexV1>> {
  return parseVersioned(text, indexV1);
}

/** In characters. No sign-in and no list of them is nearly as long; more would only block the process. */
const LONGEST_SECRET = 256 * 1024;

function parseVersioned<T extends { v: number }>(text: string, schema: z.ZodMiniType<T>): Parsed<T> {
  if (text.length > LONGEST_SECRET) {
    return { kind: 'corrupt' };
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { kind: 'corrupt' };
  }
  const result = schema.safeParse(data);
  if (result.success) {
    return { kind: 'ok', value: result.data };
  }
  const version = versioned.safeParse(data).data?.v ?? 0;
  return { kind: version > 1 ? 'newer' : 'corrupt' };
}
