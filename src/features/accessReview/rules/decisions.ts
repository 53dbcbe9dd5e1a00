import { addTo } from '../../../base/addTo';
import { onOneLine } from '../../../base/report/plainText';
import type { Review } from '../../../directory/review';
import { casesOf, type FindingCase, isDivisible, narrowed, severityOf, usersIn } from './cases';
import { directionOf } from './comparison';
import { addDays, addMonths, type Day } from './days';
import { type Finding, type Severity, SEVERITIES } from './findings';

/**
 * Limits of a reason, in characters. It has to say something, but is no document. The shortest counts only characters
 * that are visible on their own.
 */
export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 500;

/** Characters that are invisible, or drawn only on the character before them. */
const NOT_SEEN_ALONE = /[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A reason as it is kept: on one line, without what is not seen. */
export function reasonOf(text: string): string {
  return onOneLine(text);
}

/** Whether a text says enough for a reason, and not too much. */
export function isReason(text: string): boolean {
  // A character has one or two units: compared first, so that megabytes of text are never scanned.
  return (
    text.length <= 4 * LONGEST_REASON &&
    lengthOf(text) <= LONGEST_REASON &&
    lengthOf(text.replace(NOT_SEEN_ALONE, '')) >= SHORTEST_REASON
  );
}

function lengthOf(text: string): number {
  return Array.from(reasonOf(text)).length;
}

/** What a person decided: a finding is accepted, for a reason and for a time. Plain data, which is also what is kept. */
export interface Decision {
  /** A kind of finding; a file may hold one that this version does not know. */
  readonly kind: string;
  /** A severity. What has become more severe is not accepted. */
  readonly severity: string;
  /** For whom and where it was accepted, and which rights they had then. */
  readonly cases: readonly FindingCase[];
  readonly reason: string;
  /** A local day, like all days of a decision. */
  readonly acceptedOn: Day;
  /** The last day on which it holds; a year after it was accepted at most. */
  readonly until: Day;
  /** The signed-in identity that accepted. */
  readonly acceptedBy: {
    readonly userId: number;
    readonly name: string | null;
    readonly email: string | null;
  };
  /** The id of a decision that is kept on this machine; one that came with a file has none. */
  readonly id?: string;
}

/** A finding, or a part of one, with the decision that it is accepted by. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly decision: Decision;
}

/** Findings, split by whether they are accepted. Every case of every finding is in one of the two. */
export interface Judged {
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** The last possible end of a decision that is made on a day. */
export function latestEnd(acceptedOn: Day): Day {
  return addMonths(acceptedOn, 12);
}

/** Whether a decision holds on a day, whatever it is about. One from the future was made by a clock that was wrong. */
function isInForce({ acceptedOn, until }: Decision, today: Day): boolean {
  // Somebody who flies west may come back to yesterday.
  const isMade = acceptedOn <= addDays(today, 1);
  return isMade && today <= until && until <= latestEnd(acceptedOn);
}

/** Splits the findings of a review into open and accepted ones. What a decision does not clearly cover stays open. */
export function judge(
  findings: readonly Finding[],
  decisions: readonly Decision[],
  review: Pick<Review, 'accounts'>,
  today: Day,
): Judged {
  const inForce = byCase(decisions.filter((decision) => isInForce(decision, today)));
  if (inForce.size === 0) {
    return { open: findings, accepted: [] };
  }
  const usersOf = usersIn(review);
  const open: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const finding of findings) {
    const byDecision = decided(finding, casesOf(finding, usersOf), inForce);
    for (const [decision, cases] of byDecision) {
      const part = byDecision.size === 1 ? finding : narrowed(finding, cases);
      if (decision === undefined) {
        open.push(part);
      } else {
        accepted.push({ finding: part, decision });
      }
    }
  }
  return {
    open: open.toSorted(bySeverity),
    accepted: accepted.toSorted((one, other) => bySeverity(one.finding, other.finding)),
  };
}

/** The decision to accept a finding as it is in a review. */
export function decisionOn(
  finding: Finding,
  review: Pick<Review, 'accounts'>,
  rest: Pick<Decision, 'reason' | 'acceptedOn' | 'until' | 'acceptedBy'>,
): Decision {
  const { kind, severity } = finding;
  return { kind, severity, cases: casesOf(finding, usersIn(review)), ...rest };
}

/** A decision as it is written to a file, without its id on this machine. */
export function plainDecision(decision: Decision): Omit<Decision, 'id'> {
  const { kind, severity, cases, reason, acceptedOn, until, acceptedBy } = decision;
  return { kind, severity, cases, reason, acceptedOn, until, acceptedBy };
}

/** Whether all that a decision is about is in a newer one, which takes its place. */
export function isReplacedBy(older: Decision, newer: Decision): boolean {
  const keys = new Set(newer.cases.map(keyOf));
  return older.kind === newer.kind && older.cases.every((one) => keys.has(keyOf(one)));
}

/** A decision, with its cases by their keys. */
interface IndexedDecision {
  readonly decision: Decision;
  readonly cases: ReadonlyMap<string, FindingCase>;
}

/** The decisions about each case of a kind of finding. */
type DecisionsByCase = ReadonlyMap<string, readonly IndexedDecision[]>;

function byCase(decisions: readonly Decision[]): DecisionsByCase {
  const result = new Map<string, IndexedDecision[]>();
  for (const decision of decisions) {
    const cases = new Map(decision.cases.map((one) => [keyOf(one), one]));
    for (const key of cases.keys()) {
      addTo(result, decision.kind + key, { decision, cases });
    }
  }
  return result;
}

/** All cases of a finding by the decision that accepts them; undefined: they are open. */
function decided(
  finding: Finding,
  cases: readonly FindingCase[],
  inForce: DecisionsByCase,
): ReadonlyMap<Decision | undefined, readonly FindingCase[]> {
  const result = new Map<Decision | undefined, FindingCase[]>();
  for (const part of isDivisible(finding) ? cases.map((one) => [one]) : [cases]) {
    const [first] = part;
    const about = first && inForce.get(finding.kind + keyOf(first));
    const covering = about?.find((one) => isCovered(part, severityOf(finding, part), one))?.decision;
    part.forEach((one) => addTo(result, covering, one));
  }
  return result;
}

function isCovered(
  cases: readonly FindingCase[],
  severity: Severity,
  { decision, cases: accepted }: IndexedDecision,
): boolean {
  const isAsSevere = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1).some(
    (known) => known === decision.severity,
  );
  return (
    isAsSevere &&
    cases.every((one) => {
      const then = accepted.get(keyOf(one));
      return then !== undefined && !mayHaveGrown(then, one);
    })
  );
}

/** Whether rights may have grown; true also if that cannot be told, as with an unknown permission. */
function mayHaveGrown(then: FindingCase, now: FindingCase): boolean {
  const direction = directionOf(then, now);
  return direction !== undefined && direction !== 'less';
}

function keyOf({ slug, userId, detail }: FindingCase): string {
  return JSON.stringify([slug, userId, detail]);
}

function bySeverity(one: Finding, other: Finding): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}
