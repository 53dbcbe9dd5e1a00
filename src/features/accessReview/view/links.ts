import { addTo } from '../../../base/addTo';
import type { Review } from '../../../directory/review';
import type { Identity } from '../../../session/sessions';
import type { UserReference } from '../../../base/references';
import { l10n } from '../../../platform/l10n';
import { call } from '../../../platform/commands';
import { action } from '../../../webview/parts';
import type { Action } from '../../../webview/toPage';
import { type Entry, lineOf, type Mention, type Phrase } from '../labels/phrase';
import type { EntryView, PhraseView } from '../page/toReviewPage';

/** More cases than these are folded up. */
const MOST_IN_LINE = 3;

/** What can be opened from the page of a review. Each action is sent once, however often it is referred to. */
export class Links {
  readonly all: Action[] = [];
  readonly #indexes = new Map</* action id */ string, number>();
  readonly #accounts: ReadonlyMap</* slug */ string, Review['accounts'][number]>;
  readonly #places = new Map</* user ID */ number, string[]>();
  readonly #identities: ReadonlyMap</* user ID */ number, string>;

  /** @param isForeign the review may be from elsewhere: opens only what a signed-in identity has access to */
  constructor(review: Review, identities: readonly Identity[], isForeign = false) {
    this.#identities = new Map(identities.map(({ userId, id }) => [userId, id]));
    const accounts = review.accounts.filter(
      ({ reachedBy }) => !isForeign || reachedBy.some((userId) => this.#identities.has(userId)),
    );
    this.#accounts = new Map(accounts.map((account) => [account.slug, account]));
    for (const { slug, users } of accounts) {
      users.forEach(({ id }) => addTo(this.#places, id, slug));
    }
  }

  /** Index of the action that opens what a text names; undefined if the review does not contain that. */
  of({ text, userId, slug }: Mention): number | undefined {
    if (userId === undefined) {
      return slug !== undefined && this.#accounts.has(slug)
        ? this.#index(action(`account/${slug}`, text, call('fakturoid.showReviewed', { slug })))
        : undefined;
    }
    const place = this.#placeOf(userId, slug);
    return place === undefined
      ? undefined
      : this.#index(
          action(`user/${place}/${userId}`, text, call('fakturoid.showReviewed', { slug: place, userId })),
        );
  }

  /** A user as a signed-in identity sees them; undefined where none does. */
  reference(userId: number): UserReference | undefined {
    for (const slug of this.#places.get(userId) ?? []) {
      const identityId = this.identityReaching(slug);
      if (identityId !== undefined) {
        return { identityId, slug, userId };
      }
    }
    return undefined;
  }

  /** A signed-in identity that reaches an account. */
  identityReaching(slug: string): string | undefined {
    const ids = this.#accounts.get(slug)?.reachedBy.map((userId) => this.#identities.get(userId)) ?? [];
    return ids.find((id) => id !== undefined);
  }

  /** The identity of a user, if they are signed in. */
  identityOf(userId: number): string | undefined {
    return this.#identities.get(userId);
  }

  /** A phrase for the page. */
  phrase(parts: Phrase): PhraseView {
    return parts.map((part) => (typeof part === 'string' ? part : (this.of(part) ?? part.text)));
  }

  /** An entry for the page, with what can be done about it. */
  entry(entry: Entry, actions: readonly Action[] = []): EntryView {
    const isFolded = entry.cases.length > MOST_IN_LINE;
    return {
      text: this.phrase(isFolded ? entry.about : lineOf(entry)),
      cases: isFolded ? entry.cases.map((one) => this.phrase(one)) : [],
      countLabel: entry.countLabel,
      actions: [...actions],
    };
  }

  #placeOf(userId: number, slug: string | undefined): string | undefined {
    const places = this.#places.get(userId) ?? [];
    return slug !== undefined && places.includes(slug) ? slug : places[0];
  }

  #index(link: Action): number {
    const known = this.#indexes.get(link.id);
    if (known !== undefined) {
      return known;
    }
    this.#indexes.set(link.id, this.all.length);
    return this.all.push(link) - 1;
  }
}

/** *Sign in again*: replaces the credentials of an identity. */
export function replaceCredentials(identityId: string): Action {
  const replace = call('fakturoid.replaceCredentials', { identityId });
  return action(`signInAgain/${identityId}`, l10n.t('Sign in again'), replace);
}
