import type { ResourceKey } from '../../../src/base/references';
import { readFileSync } from 'node:fs';
import { NO_FILTER } from '../../../src/rights/filter';
import { nextTurn } from '../../../src/base/nextTurn';
import { parseJson } from '../../../src/fakturoid/json';
import { collectPages } from '../../../src/fakturoid/pages';
import { Complaints } from '../../../src/fakturoid/schemas/tolerant';
import { parseUsers, type User } from '../../../src/fakturoid/schemas/user';
import { type AccountNode, type NodeContext, userNodes } from '../../../src/features/accountsTree/nodes';
import { directoryOver, IDENTITY, SILENT, SLUG } from '../cannedDirectory';
import { type Answers, USERS } from '../tenThousand';

/** One round with all users, in milliseconds of CPU. */
export interface UsersRound {
  /** `JSON.parse` of all answers, and nothing else. */
  readonly jsonMs: number;
  /** From the texts of the answers to one list of users: parsing, and bringing the pages together. */
  readonly modelMs: number;
  /** The same through client and directory: with a queue, repetitions and cancellation for each request. */
  readonly directoryMs: number;
  /** The rows of the tree. */
  readonly rowsMs: number;
  /** The longest turn of the event loop meanwhile, and of making the rows. */
  readonly blockMs: number;
  /** The longest turn of {@link jsonMs}, each text in a turn of its own. */
  readonly jsonBlockMs: number;
}

export interface UsersReport {
  /** The first is what a new process takes; later ones find code that is compiled. */
  readonly rounds: readonly UsersRound[];
  /** What the directory and the rows keep, in megabytes. */
  readonly keptMb: number;
}

const ROUNDS = 5;
const PLACE: ResourceKey = { kind: 'users', identityId: IDENTITY.id, slug: SLUG };
const ACCOUNT: AccountNode = {
  kind: 'account',
  id: `identity/${IDENTITY.id}/account/${SLUG}`,
  parent: undefined,
  reference: { identityId: IDENTITY.id, slug: SLUG },
  identity: IDENTITY,
  account: { slug: SLUG },
  isDefault: false,
};
const CONTEXT: NodeContext = {
  options: { arrangement: 'byAccount', order: 'byName', filter: NO_FILTER, hidesProgrammatic: false },
  collator: new Intl.Collator('cs'),
  marks: new Map(),
};

async function measure(): Promise<UsersReport> {
  const texts = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Answers;
  const rounds: UsersRound[] = [];
  // Node loads what is behind it on first use, as fetch does, long before the first answer.
  new Headers();
  for (let round = 0; round < ROUNDS; round++) {
    collectGarbage();
    const json = await timed(async () => {
      for (const text of texts) {
        JSON.parse(text);
        await nextTurn();
      }
    });
    collectGarbage();
    const model = await timed(() => modelOf(texts));
    collectGarbage();
    const directory = directoryOver(texts);
    const whole = await timed(() => directory.ensure(PLACE).settled);
    const rows = await timed(async () => {
      const { length } = await userNodes(ACCOUNT, directory.users(PLACE.identityId, SLUG), CONTEXT);
      if (length !== USERS) {
        throw new Error(`${length} rows instead of ${USERS}.`);
      }
    });
    directory.dispose();
    rounds.push({
      jsonMs: json.cpuMs,
      modelMs: model.cpuMs,
      directoryMs: whole.cpuMs,
      rowsMs: rows.cpuMs,
      blockMs: Math.max(whole.blockMs, rows.blockMs),
      jsonBlockMs: json.blockMs,
    });
  }
  return { rounds, keptMb: await kept(texts) };
}

/** Each text is parsed when its page is asked for, in a turn of its own, as answers come from a network. */
async function modelOf(texts: readonly string[]): Promise<void> {
  const complaints = new Complaints();
  const { items } = await collectPages<User>({
    load: async (page) => {
      await nextTurn();
      const json = parseJson(texts[page - 1] ?? '[]', 'application/json');
      const { records, dropped } = parseUsers(json, complaints);
      return { items: records, dropped };
    },
    keyOf: ({ id }) => id,
    log: SILENT,
  });
  if (items.length !== USERS || complaints.lines.length > 0) {
    throw new Error(`${items.length} users instead of ${USERS}; ${complaints.lines.join(', ')}`);
  }
}

async function kept(texts: readonly string[]): Promise<number> {
  const heap = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = heap();
  const directory = directoryOver(texts);
  await directory.ensure(PLACE).settled;
  const rows = await userNodes(ACCOUNT, directory.users(PLACE.identityId, SLUG), CONTEXT);
  const keptMb = heap() - before;
  // Both must live until here.
  if (rows.length !== directory.users(PLACE.identityId, SLUG).value?.users.length) {
    throw new Error('There are not as many rows as users.');
  }
  return keptMb;
}

/** The CPU of this process, and the most of it in one turn of its event loop. */
async function timed(work: () => Promise<void>): Promise<{ cpuMs: number; blockMs: number }> {
  await nextTurn();
  const begin = cpuMs();
  let blockMs = 0;
  let isOver = false;
  let last = begin;
  const look = (): void => {
    const now = cpuMs();
    blockMs = Math.max(blockMs, now - last);
    last = now;
    if (!isOver) {
      setImmediate(look);
    }
  };
  setImmediate(look);
  await work();
  const end = cpuMs();
  isOver = true;
  await nextTurn();
  return { cpuMs: end - begin, blockMs };
}

/**
 * Of the thread that everybody waits for, which on a busy machine tells more than a clock. Where Node cannot tell it
 * apart, as before 23.9, of all threads: V8 compiles and collects garbage in others meanwhile.
 */
function cpuMs(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: typeof process.cpuUsage };
  const { user, system } = threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

function collectGarbage(): void {
  if (globalThis.gc === undefined) {
    throw new Error('Node needs --expose-gc.');
  }
  globalThis.gc();
}

void measure().then((report) => process.stdout.write(JSON.stringify(report)));
