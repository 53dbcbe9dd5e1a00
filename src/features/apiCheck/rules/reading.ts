import type { CheckResult } from './checkApi';
import type { EventFacts, RecordFacts, RightsFacts } from './facts';
import type { BodyShape, KnownHeader, Observation, Rate, ProbedRoute, Seen } from './observation';

/** An observation with an answer. */
export type Answered = Observation & { readonly outcome: Seen };

/** The answers, in the order in which they came. */
export function answers({ observations }: CheckResult): readonly Answered[] {
  return observations.filter((one): one is Answered => one.outcome.kind === 'seen');
}

export function answersOf(result: CheckResult, ...routes: readonly ProbedRoute[]): readonly Answered[] {
  return answers(result).filter(({ route }) => routes.includes(route));
}

export function withStatus(all: readonly Answered[], ...statuses: readonly number[]): readonly Answered[] {
  return all.filter(({ outcome }) => statuses.includes(outcome.status));
}

/** Whether an answer contains data: a page of a portal has status 200, too. */
export function hasData({ outcome }: Answered): boolean {
  return outcome.status >= 200 && outcome.status < 300 && ['list', 'record'].includes(outcome.body);
}

export function isRefusal({ outcome }: Answered): boolean {
  return outcome.status === 403 || outcome.status === 404;
}

export function has({ outcome }: Answered, header: KnownHeader): boolean {
  return outcome.headers.includes(header);
}

export function shapes(all: readonly Answered[]): readonly BodyShape[] {
  return [...new Set(all.map(({ outcome }) => outcome.body))];
}

export function rights(result: CheckResult): readonly RightsFacts[] {
  return answersOf(result, 'user', 'users').flatMap(({ outcome }) => outcome.facts.rights ?? []);
}

export function records(result: CheckResult): readonly RecordFacts[] {
  return answers(result).flatMap(({ outcome }) => outcome.facts.records);
}

export function events(result: CheckResult): readonly EventFacts[] {
  return answersOf(result, 'events').flatMap(({ outcome }) => outcome.facts.events ?? []);
}

/** Numbers by word, without those that are 0: `owner 3`. */
export function counts(...all: readonly Readonly<Record<string, number>>[]): readonly string[] {
  const words = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return words
    .map((word) => ({ word, sum: all.reduce((sum, one) => sum + (one[word] ?? 0), 0) }))
    .filter(({ sum }) => sum > 0)
    .map(({ word, sum }) => `${word} ${sum}`);
}

/** Two answers with what each said of the rate limit. */
export interface RatePair {
  readonly before: Answered;
  readonly after: Answered;
  /** By how much the number of requests left has fallen; 0 or less: the two have separate counts. */
  readonly fell: number;
}

/** Resets are stated in whole seconds. */
const ROUNDING_MS = 1_500;

/** Pairs of successive answers that both fall into the window that the first one stated. */
export function ratePairs(result: CheckResult): readonly RatePair[] {
  const rated = answers(result);
  return rated.slice(1).flatMap((after, index) => {
    const before = rated[index];
    const [first, second] = [before?.outcome.rate, after.outcome.rate];
    if (before === undefined || first === undefined || second === undefined) return [];
    return isSameWindow(first, after.at - before.at)
      ? [{ before, after, fell: first.remaining - second.remaining }]
      : [];
  });
}

function isSameWindow({ resetMs }: Rate, passedMs: number): boolean {
  return passedMs + ROUNDING_MS < resetMs;
}
