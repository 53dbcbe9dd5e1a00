import { readFileSync } from 'node:fs';
import { nextTurn } from '../../../src/base/nextTurn';
import { peopleOf } from '../../../src/directory/people';
import { folded } from '../../../src/base/folded';
import { PeopleIndex } from '../../../src/features/findUser/search';
import { directoryOver, IDENTITY, SLUG } from '../cannedDirectory';
import { type Answers, USERS } from '../tenThousand';

/** Milliseconds of the clock. */
export interface FindReport {
  /** From 10,000 users in the directory until they can be found. */
  readonly foldMs: number;
  /** The longest turn of the event loop meanwhile. */
  readonly blockMs: number;
  /** The first letter in a window. */
  readonly firstMs: number;
  /** Each later letter. */
  readonly laterMs: readonly number[];
  /** Looking through as many folded texts for each later letter. */
  readonly scanMs: readonly number[];
}

/** As many as the list of *Find user* shows. */
const LIMIT = 200;

/** Letter by letter: many people, few, and nobody. */
const QUERIES = ['Dvořák', 'nováková eva', 'nobody is called so'].flatMap((query) =>
  Array.from({ length: query.length }, (_, index) => query.slice(0, index + 1)),
);

async function measure(): Promise<FindReport> {
  const pages = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Answers;
  const directory = directoryOver(pages);
  await directory.ensure({ kind: 'currentUser', identityId: IDENTITY.id }).settled;
  await directory.ensure({ kind: 'users', identityId: IDENTITY.id, slug: SLUG }).settled;
  const index = new PeopleIndex();
  const { tookMs: foldMs, blockMs } = await timedInTurns(() =>
    index.update(peopleOf([IDENTITY], directory).people),
  );
  const { people } = peopleOf([IDENTITY], directory);
  if (people.length < USERS || index.find('', Infinity).length < USERS) {
    throw new Error(`Less than ${USERS} people.`);
  }
  const [first = '', ...later] = QUERIES;
  const firstMs = timed(() => index.find(first, LIMIT));
  const laterMs = later.map((query) => timed(() => index.find(query, LIMIT)));
  const texts = people.map(({ user }) => folded(`${user.full_name ?? ''}\n${user.email ?? ''}\n${user.id}`));
  const scanMs = later.map((query) => timed(() => scan(texts, folded(query))));
  return { foldMs, blockMs, firstMs, laterMs, scanMs };
}

function scan(texts: readonly string[], word: string): number {
  let found = 0;
  for (const text of texts) {
    if (text.includes(word) && ++found === LIMIT) {
      break;
    }
  }
  return found;
}

/** How long work took, and the longest turn of the event loop meanwhile. */
async function timedInTurns(work: () => Promise<unknown>): Promise<{ tookMs: number; blockMs: number }> {
  await nextTurn();
  const begin = performance.now();
  let blockMs = 0;
  let last = begin;
  const working = { isOver: false };
  const looking = (async () => {
    while (!working.isOver) {
      await nextTurn();
      const now = performance.now();
      blockMs = Math.max(blockMs, now - last);
      last = now;
    }
  })();
  await work();
  const tookMs = performance.now() - begin;
  working.isOver = true;
  await looking;
  return { tookMs, blockMs };
}

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

void measure().then((report) => process.stdout.write(JSON.stringify(report)));
