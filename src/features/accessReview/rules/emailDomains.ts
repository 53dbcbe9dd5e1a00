import { domainToUnicode } from 'node:url';

/** With fewer addresses than this nothing is usual. */
const FEWEST_ADDRESSES = 4;
/** The share of the addresses that makes a domain usual besides the most frequent one. */
const USUAL_SHARE = 0.2;

/** The domain of an email address in one form; undefined where there is none. */
export function domainOf(email: string | null): string | undefined {
  const address = addressOf(email);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domain === '' || !address.includes('@') ? undefined : domain;
}

/** An email address in one form, however it is written: in lower case, its domain as people read it. */
export function addressOf(email: string | null): string {
  const address = email?.trim().toLowerCase().normalize('NFC') ?? '';
  const start = address.lastIndexOf('@') + 1;
  const domain = address.slice(start);
  // Most are plain already, and what is no domain stays as it is.
  const readable = start > 0 && /xn--|[^\0-\x7f]/.test(domain) ? domainToUnicode(domain) : '';
  return readable === '' ? address : address.slice(0, start) + readable;
}

/**
 * The domains that are usual among the addresses: one that more than half of them have, and any others that a fifth
 * of them and at least two have. None if no domain has a majority: then nobody is an exception.
 */
export function usualDomains(emails: readonly (string | null)[]): readonly string[] {
  const domains = emails.map(domainOf).filter((domain) => domain !== undefined);
  const counts = new Map<string, number>();
  for (const domain of domains) {
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const hasMajority = [...counts.values()].some((count) => count * 2 > domains.length);
  if (domains.length < FEWEST_ADDRESSES || !hasMajority) {
    return [];
  }
  return [...counts]
    .filter(([, count]) => count >= Math.max(2, domains.length * USUAL_SHARE))
    .map(([domain]) => domain)
    .toSorted();
}

/** Whether a domain is another one or below it. */
export function isWithin(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`);
}
