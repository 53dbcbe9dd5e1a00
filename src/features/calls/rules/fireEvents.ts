import type { Code } from './code/code';

/** Events of `fire.json`, including those removed with API v2. */
const EVENTS = new Set(
  `mark_as_sent cancel undo_cancel lock unlock mark_as_uncollectible undo_uncollectible deliver deliver_reminder pay
  pay_proforma pay_partial_proforma remove_payment`.split(/\s+/),
);

/** The event among the arguments of a call, where it is a text: `fire(id, "lock")`. */
export function eventIn({ tokens, partners }: Code, opener: number): string | undefined {
  const end = Math.min(partners.get(opener) ?? opener + 20, opener + 60);
  return tokens.slice(opener, end).find(({ kind, value }) => kind === 'text' && EVENTS.has(value))?.value;
}
