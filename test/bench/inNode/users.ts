import { readFileSync } from 'node:fs';
import type { AccountNode, NodeContext } from '../../../src/views/accountsTree/nodes';
import { userNodes } from '../../../src/views/accountsTree/nodes';
import { NO_FILTER } from '../../../src/access/filter';
import { directoryOver, IDENTITY } from '../cannedDirectory';
import { type Answers, USERS } from '../tenThousand';

/** One round with all users, in milliseconds of CPU unless said otherwise. */
export interface UsersRound {
  /** `JSON.parse` of all answers, and nothing else. */
  readonly jsonMs: number;
  /** From the texts of the answers to the users that the directory knows. */
  readonly modelMs: number;
  /** The rows of the tree. */
  readonly rowsMs: number;
  /** The longest turn of the event loop meanwhile, in milliseconds of the clock. */
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
const SLUG = 'scale-1';
const PLACE = { identityId: IDENTITY.id, slug: SLUG };
const ACCOUNT: AccountNode = {
  kind: 'account',
  id: `identity/${IDENTITY.id}/account/${SLUG}`,
  parent: undefined,
  identity: IDENTITY,
  account: { slug: SLUG },
  isDefault: false,
};
const CONTEXT: NodeContext = {
  view: { arrangement: 'byAccount', order: 'byName', filter: NO_FILTER },
  collator: new Intl.Collator('cs'),
  isProgrammatic: () => false,
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function measure(): Promise<UsersReport> {
  const [file = '', form] = process.argv.slice(2);
  const texts = (JSON.parse(readFileSync(file, 'utf8')) as Answers)[form === 'list' ? 'list' : 'pages'];
  const rounds: UsersRound[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    collectGarbage();
    const json = await timed(async () => {
      for (const text of texts) {
        JSON.parse(text);
        await turn();
      }
    });
    collectGarbage();
    const directory = directoryOver(texts);
    const model = await timed(() => directory.ensure(PLACE).ended);
    const rows = await timed(() => {
      const { length } = userNodes(ACCOUNT, directory.users(PLACE.identityId, SLUG), CONTEXT);
      if (length !== USERS) {
        throw new Error(`${length} rows instead of ${USERS}.`);
      }
      return Promise.resolve();
    });
    directory.dispose();
    rounds.push({
      jsonMs: json.cpuMs,
      modelMs: model.cpuMs,
      rowsMs: rows.cpuMs,
      blockMs: Math.max(model.blockMs, rows.blockMs),
      jsonBlockMs: json.blockMs,
    });
  }
  return { rounds, keptMb: await kept(texts) };
}

async function kept(texts: readonly string[]): Promise<number> {
  const heap = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = heap();
  const directory = directoryOver(texts);
  await directory.ensure(PLACE).ended;
  const rows = userNodes(ACCOUNT, directory.users(PLACE.identityId, SLUG), CONTEXT);
  const keptMb = heap() - before;
  // Both must live until here.
  if (rows.length !== directory.users(PLACE.identityId, SLUG).value?.users.length) {
    throw new Error('There are not as many rows as users.');
  }
  return keptMb;
}

/** The CPU of this process, and the longest turn of its event loop. */
async function timed(work: () => Promise<void>): Promise<{ cpuMs: number; blockMs: number }> {
  await turn();
  let blockMs = 0;
  let isOver = false;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    blockMs = Math.max(blockMs, now - last);
    last = now;
    if (!isOver) {
      setImmediate(look);
    }
  };
  setImmediate(look);
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  isOver = true;
  await turn();
  return { cpuMs: (user + system) / 1000, blockMs };
}

function collectGarbage(): void {
  if (globalThis.gc === undefined) {
    throw new Error('Node needs --expose-gc.');
  }
  globalThis.gc();
}

void measure().then((report) => process.stdout.write(JSON.stringify(report)));
