import * as z from 'zod/mini';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../base/references';

/** No id of ours is longer. */
const id = z.string().check(z.maxLength(300));
const identityReference = z.strictObject({ identityId: id });
const accountReference = z.strictObject({ identityId: id, slug: id });
const userReference = z.strictObject({ identityId: id, slug: z.optional(id), userId: z.int() });
const reviewed = z.strictObject({ slug: id, userId: z.optional(z.int()) });
const resourceKey = z.union([
  z.object({ kind: z.literal('currentUser'), identityId: id }),
  z.object({ kind: z.literal('users'), identityId: id, slug: id }),
  z.object({ kind: z.literal('account'), identityId: id, slug: id }),
]);
/** The context that a page gives, as VS Code passes it on with properties of its own. */
const pageContext = z.object({ webviewSection: z.string(), reference: z.unknown() });
const resourceKeys = z.array(resourceKey).check(z.maxLength(10_000));

/** What a command was called with: nothing that it is about, a reference, or something that no caller of ours passes. */
export type Argument<R> =
  | { readonly kind: 'none' }
  | { readonly kind: 'reference'; readonly reference: R; readonly isRow: boolean }
  | { readonly kind: 'wrong' };

/** Reads the argument of a command, whatever it is. Never throws. */
export type ParseArgument<R> = (argument: unknown) => Argument<R>;

/** Properties in which rows of the tree keep what they are about. */
type NameInRow = 'reference' | 'accountReference' | 'keys';

/** A row for an account below a person has both references; here its account counts. */
const ABOUT_ACCOUNTS: readonly NameInRow[] = ['accountReference', 'reference'];

export const identityArgument: ParseArgument<IdentityReference> = argumentOf(identityReference);
export const accountArgument: ParseArgument<AccountReference> = argumentOf(accountReference, ABOUT_ACCOUNTS);
export const userArgument: ParseArgument<UserReference> = argumentOf(userReference);
export const userOrAccountArgument: ParseArgument<UserReference | AccountReference> = argumentOf(
  z.union([userReference, accountReference]),
  ABOUT_ACCOUNTS,
);
export const reviewedArgument: ParseArgument<z.infer<typeof reviewed>> = argumentOf(reviewed);
export const resourceKeysArgument: ParseArgument<readonly ResourceKey[]> = argumentOf(resourceKeys, ['keys']);

/**
 * Reads a reference. A row of the tree keeps it in a property, and the context menu of a page passes it among other
 * things. VS Code also passes the focused row to the commands of the view, so a row that is about something else
 * counts as no argument.
 */
function argumentOf<R>(
  schema: z.ZodMiniType<R>,
  names: readonly NameInRow[] = ['reference'],
): ParseArgument<R> {
  return (argument) => {
    if (argument === undefined || argument === null) {
      return { kind: 'none' };
    }
    const isRow = isRowOfTree(argument);
    const result = schema.safeParse(isRow ? heldByRow(argument, names) : heldByPage(argument));
    if (result.success) {
      return { kind: 'reference', reference: result.data, isRow };
    }
    return { kind: isRow ? 'none' : 'wrong' };
  };
}

function isRowOfTree(argument: unknown): argument is Partial<Record<NameInRow, unknown>> {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && 'parent' in argument;
}

/** What was right-clicked on a page; the argument itself if it does not come from a page. */
function heldByPage(argument: unknown): unknown {
  const page = pageContext.safeParse(argument);
  return page.success ? page.data.reference : argument;
}

function heldByRow(row: Partial<Record<NameInRow, unknown>>, names: readonly NameInRow[]): unknown {
  return names.map((name) => row[name]).find((held) => held !== undefined);
}
