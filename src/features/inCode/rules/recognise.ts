import { areArguments } from './arguments';
import type { Block } from './blocks';
import { isGeneralCall, type Takes, takenBy } from './calls';
import { type Called, calledBy } from './names';
import { type Clues, Neighbourhood } from './neighbourhood';
import type { CredentialKind, FoundCredential } from './foundCredential';
import { lineStart } from './lines';
import { isAside, isProse } from './prose';
import { publicNames } from './publicNames';
import { isOfService } from './services';
import { type Shape, shapesIn } from './shapes';
import { togetherAs } from './together';
import { type Name, nameOf, type Says, wordsOf } from './words';

/** No file that a person wrote has this many; more would only take time. */
const MOST_SHAPES = 200;

/** In characters. */
const REVOKE_NEAR = 150;

/** What was found out about the previous value, on which the next one may depend. */
interface Before {
  readonly shape: Shape;
  readonly kind: CredentialKind | undefined;
}

/**
 * Finds Fakturoid credentials in a text: never by their length alone, but by their names and what is around them.
 * Linear, and bounded whatever the text.
 *
 * @param path path of the file in its workspace: it may point to Fakturoid as well
 */
export function recognise(text: string, path: string): readonly FoundCredential[] {
  const around = new Neighbourhood(text, path);
  const shapes = shapesIn(text, around.ranges, MOST_SHAPES);
  const credentials: FoundCredential[] = [];
  let before: Before | undefined;
  shapes.forEach((shape, index) => {
    const next = shapes[index + 1];
    const called = calledBy(text, shape, before?.shape.end ?? 0, next?.start ?? text.length);
    const credential = judge({ text, path, shape, called, before, next, around });
    if (credential !== undefined) {
      credentials.push(credential);
    }
    before = { shape, kind: credential?.kind };
  });
  return [
    ...togetherAs(credentials),
    ...(around.ranges.length > 0 ? publicNames(text, credentials) : []),
  ].sort((a, b) => a.start - b.start);
}

interface Case {
  readonly text: string;
  readonly path: string;
  readonly shape: Shape;
  readonly called: Called;
  readonly before: Before | undefined;
  readonly next: Shape | undefined;
  readonly around: Neighbourhood;
}

function judge(input: Case): FoundCredential | undefined {
  const { shape, called } = input;
  if (shape.kind === 'header') {
    return called.isOther ? undefined : credential(shape, 'pair', 'certain', called.name);
  }
  if (called.isOther) {
    return undefined;
  }
  const follows = followsPair(input);
  if (follows !== undefined) {
    return follows;
  }
  const name = called.name ?? nameOfAccess(input) ?? nameOfBlock(input);
  if (name === undefined) {
    return judgeUnnamed(input);
  }
  return isOnlyMentioned(input, name) ? undefined : judgeNamed(input, name);
}

/** Whether a value is only mentioned, as in `fixed the key (…)`, unless the name comes from a program. */
function isOnlyMentioned({ text, path, shape }: Case, name: Name): boolean {
  const isOfProgram = name.isOurs && !name.text.includes(' ');
  return !isOfProgram && isAside(text, shape.start) && isProse(text, path, shape.start);
}

/** The name of a token in `"access": "…", "refresh": "…"`: one without the other may be anything. */
function nameOfAccess({ text, shape, before, next }: Case): Name | undefined {
  if (shape.kind !== 'long' || !ACCESS.test(text.slice(Math.max(0, shape.start - 30), shape.start))) {
    return undefined;
  }
  const isBeforeRefresh = next?.kind === 'long' && REFRESH.test(text.slice(shape.end, next.start));
  const isAfterRefresh =
    before?.kind === 'refreshToken' && /^[^{}[\]]{0,60}$/.test(text.slice(before.shape.end, shape.start));
  return isBeforeRefresh || isAfterRefresh ? nameOf('access_token') : undefined;
}

const ACCESS = /\baccess["']?\s{0,3}(?:=>|[:=])\s{0,3}["']?$/i;
const REFRESH = /^["']?[,;\s]{0,20}["']?refresh["']?\s{0,3}(?:=>|[:=])\s{0,3}["']?$/i;

/** The name of a block: `"FAKTUROID_CLIENT_SECRET": { "description": "…", "value": "…" }`. */
function nameOfBlock({ shape, called, around }: Case): Name | undefined {
  const [block] = called.isNearOurs ? [] : around.blocks(shape.start);
  const key = /([\w.-]+)["']?\s*[:=]?\s*$/.exec(block?.header ?? '')?.[1];
  const name = block?.bracket === '(' || key === undefined ? undefined : nameOf(key);
  return name?.isOurs === true && name.says !== undefined && !name.isOther ? name : undefined;
}

function judgeNamed({ text, shape, called, around }: Case, name: Name): FoundCredential | undefined {
  const kind = kindNear(text, shape, name.says ?? 'id');
  if (name.isOurs) {
    return credential(shape, kind, 'certain', name);
  }
  const blocks = around.blocks(shape.start);
  if (isInBlockOfService(blocks)) {
    return undefined;
  }
  const clues = called.isNearOurs ? 'strong' : around.clues(shape.start, blocks);
  if (clues === 'none') {
    return undefined;
  }
  const isInOurs = called.isNearOurs || blocks.some(({ header }) => /fakturoid/i.test(header));
  return credential(shape, kind, tierOf(shape, name, clues, isInOurs), name);
}

/**
 * Whether a value is in a block of another service, such as `Xero(client_id=…)` or `"slack": { … }`, unless that is a
 * part of something of ours.
 */
function isInBlockOfService(blocks: readonly Block[]): boolean {
  const first = blocks.find(
    ({ header }) => /fakturoid/i.test(header) || isOfService(header, wordsOf(header)),
  );
  return first !== undefined && !/fakturoid/i.test(first.header);
}

function tierOf(shape: Shape, name: Name, clues: Clues, isInOurs: boolean): FoundCredential['tier'] {
  if (name.isForeign || (name.isVague && isOfAnything(shape, name))) {
    return isInOurs ? 'certain' : 'possible';
  }
  // 80 characters are hardly anything else.
  const isClear = !name.isVague || shape.kind === 'long';
  return isClear || clues === 'strong' ? 'certain' : 'possible';
}

/**
 * Whether a value may be anything: an id or a key alone, or a token shorter than those of the API. All kinds of
 * records have one.
 */
function isOfAnything({ kind }: Shape, { says, text }: Name): boolean {
  return /ids?$/i.test(text) || (kind === 'short' && (says === 'token' || says === 'key'));
}

/** A value without a name: an argument of a call, by its place. */
function judgeUnnamed(input: Case): FoundCredential | undefined {
  const { text, path, shape, called, around, next } = input;
  const blocks = around.blocks(shape.start);
  const between = next === undefined ? '' : text.slice(shape.end, next.start);
  const isPair = next?.kind === shape.kind && JOINED.test(between);
  if (isPair && (called.isNearOurs || around.clues(shape.start, blocks) !== 'none')) {
    return credential(shape, 'clientId', 'certain', undefined);
  }
  const call = blocks.find(({ bracket }) => bracket !== undefined);
  const isInProse = isProse(text, path, shape.start);
  const isTwo = next !== undefined && shape.kind === 'short' && next.kind === 'short';
  if (isTwo && !isInProse && areArguments(text, shape, next, blocks)) {
    return credential(shape, 'clientId', 'certain', undefined);
  }
  const isListed = isTwo && LISTED.test(between);
  const takes = call === undefined ? undefined : taken(input, call, isListed);
  if (call !== undefined && takes === 'credentials' && !isInProse) {
    return byPlace(input, call);
  }
  if (isInProse && takes === undefined && call !== undefined && call.start >= lineStart(text, shape.start)) {
    // A remark in brackets.
    return undefined;
  }
  const isRow = isListed && takes === undefined && !(isInProse && /[,;]/.test(between));
  if (isRow && called.isNearOurs) {
    return credential(shape, 'clientId', 'certain', undefined);
  }
  return takes !== undefined || called.isNearOurs
    ? credential(shape, kindOf(shape, 'key'), 'possible', undefined)
    : undefined;
}

/** What a call of ours takes, or a call with a general name in a file that is about Fakturoid. */
function taken({ text, path, shape, around }: Case, call: Block, isListed: boolean): Takes | undefined {
  // In programs a text is quoted; if it is not, it is part of a longer one.
  if (!/["'`]/.test(text.charAt(shape.start - 1)) && !HAS_BARE_TEXTS.test(path)) {
    return undefined;
  }
  const blocks = around.blocks(shape.start);
  const isGeneral = (): boolean =>
    isGeneralCall(text, call) &&
    around.clues(call.start, blocks.slice(blocks.indexOf(call) + 1)) === 'strong';
  return takenBy(text, call, isListed) ?? (isGeneral() ? 'credentials' : undefined);
}

/** Kind by position in a call: an id, the secret after it, or a token. */
function byPlace({ shape, before }: Case, call: Block): FoundCredential {
  const isSecond = before !== undefined && before.shape.start > call.start && before.kind !== undefined;
  const kind = isSecond ? 'clientSecret' : 'clientId';
  return credential(shape, shape.kind.startsWith('long') ? 'accessToken' : kind, 'certain', undefined);
}

/** `id:secret`, `'id' . ':' . 'secret'`. */
const JOINED = /^(?::|["'`]\s?[.+&]\s?["'`]:["'`]\s?[.+&]\s?["'`])$/;

/** Between the columns of a table, or arguments. */
const LISTED = /^["'`]?\s{0,8}[,;|\t]\s{0,8}["'`]?$/;

/** Files in languages whose lists may contain texts without quotes. */
const HAS_BARE_TEXTS = /\.(?:neon|ya?ml)$/i;

/** Whether a value is the second of a pair: `id:secret`, or two values with nothing between them that says what they are. */
function followsPair({ text, shape, before, called }: Case): FoundCredential | undefined {
  const isAfterPart = before?.kind === 'clientId' || before?.kind === 'clientSecret';
  const isAfterToken = before?.kind === 'accessToken' && before.shape.kind === 'long';
  const isSecond = shape.kind === 'short' ? isAfterPart : shape.kind === 'long' && isAfterToken;
  if (before === undefined || !isSecond || called.name !== undefined) {
    return undefined;
  }
  const between = text.slice(before.shape.end, shape.start).replace(/\s+/g, ' ');
  return between.length < 40 && /^[^;{}]*$/.test(between)
    ? credential(shape, isAfterToken ? 'accessToken' : 'clientSecret', 'certain', undefined)
    : undefined;
}

/** The token in the body of a request that revokes it is a refresh token (Authorization: Revoke). */
function kindNear(text: string, shape: Shape, says: Says): CredentialKind {
  const around = text.slice(Math.max(0, shape.start - REVOKE_NEAR), shape.end + REVOKE_NEAR);
  const isRevoked = shape.kind === 'long' && says === 'token' && /\/oauth\/revoke\b/.test(around);
  return isRevoked ? 'refreshToken' : kindOf(shape, says);
}

function kindOf({ kind }: Shape, says: Says): CredentialKind {
  if (kind === 'long' || kind === 'longEncoded') {
    return says === 'refresh' ? 'refreshToken' : 'accessToken';
  }
  switch (says) {
    case 'id':
    case 'pair':
      return 'clientId';
    case 'secret':
      return 'clientSecret';
    default:
      return 'oldKey';
  }
}

function credential(
  shape: Shape,
  kind: CredentialKind,
  tier: FoundCredential['tier'],
  name: Name | undefined,
): FoundCredential {
  return {
    start: shape.start,
    end: shape.end,
    kind,
    tier: shape.isUsual ? tier : 'possible',
    name: name?.text,
    isPublic: name?.isPublic === true,
    shape,
  };
}
