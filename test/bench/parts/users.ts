import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { UsersReport, UsersRound } from '../inNode/users';
import { nodeProgram } from '../nodeRun';
import type { Part } from '../part';
import { USERS, writeAnswers } from '../tenThousand';

const PROCESSES = 7;

/** What ten thousand users cost between the network and the tree. */
export const users: Part = {
  what: `parsing, model and rows of ${USERS.toLocaleString('en-GB')} users`,

  async measure(bench) {
    const answers = await writeAnswers(bench.folder);
    const run = await nodeProgram(bench, 'users');
    const reports: UsersReport[] = [];
    for (let round = 0; round < PROCESSES; round++) {
      reports.push((await run(answers)) as UsersReport);
    }
    return figuresOf(reports);
  },
};

function figuresOf(reports: readonly UsersReport[]): readonly Figure[] {
  const first = reports.flatMap(({ rounds }) => rounds.slice(0, 1));
  const later = reports.flatMap(({ rounds }) => rounds.slice(1));
  const model = (when: string, rounds: readonly UsersRound[]): Figure => ({
    name: `250 pages, ${when}: parse and model`,
    unit: 'ms',
    samples: rounds.map(({ modelMs }) => modelMs),
    floor: { what: 'JSON.parse of the same bytes', samples: rounds.map(({ jsonMs }) => jsonMs) },
  });
  return [
    model('first', first),
    model('again', later),
    {
      name: '250 pages, first: through the directory, and rows',
      unit: 'ms',
      samples: first.map(({ directoryMs, rowsMs }) => directoryMs + rowsMs),
      budget: BUDGETS.usersCpuMs,
    },
    {
      name: '250 pages, again: through the directory, and rows',
      unit: 'ms',
      samples: later.map(({ directoryMs, rowsMs }) => directoryMs + rowsMs),
      budget: BUDGETS.usersCpuMs,
    },
    {
      name: '250 pages, first: longest block',
      unit: 'ms',
      samples: first.map(({ blockMs }) => blockMs),
      floor: {
        what: 'JSON.parse of each answer in a turn of its own',
        samples: first.map(({ jsonBlockMs }) => jsonBlockMs),
      },
      budget: BUDGETS.blockMs,
    },
    {
      name: '250 pages: kept',
      unit: 'MB',
      samples: reports.map(({ keptMb }) => keptMb),
      budget: BUDGETS.usersMb,
    },
  ];
}
