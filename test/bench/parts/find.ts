import { BUDGETS } from '../budgets';
import type { FindReport } from '../inNode/find';
import { nodeProgram } from '../nodeRun';
import type { Part } from '../part';
import { USERS, writeAnswers } from '../tenThousand';

const PROCESSES = 7;

/** *Find user*, letter by letter. */
export const find: Part = {
  what: `finding among ${USERS.toLocaleString('en-GB')} users, letter by letter`,

  async measure(bench) {
    const answers = await writeAnswers(bench.folder);
    const run = await nodeProgram(bench, 'find');
    const reports: FindReport[] = [];
    for (let round = 0; round < PROCESSES; round++) {
      reports.push((await run(answers)) as FindReport);
    }
    const what = 'looking for the text in as many folded texts, without words, people or accounts';
    return [
      {
        name: 'until all can be found',
        unit: 'ms',
        samples: reports.map(({ foldMs }) => foldMs),
      },
      {
        name: 'longest block meanwhile',
        unit: 'ms',
        samples: reports.map(({ blockMs }) => blockMs),
        budget: BUDGETS.blockMs,
      },
      {
        name: 'the first letter in a window',
        unit: 'ms',
        samples: reports.map(({ firstMs }) => firstMs),
        budget: BUDGETS.blockMs,
      },
      {
        name: 'each later letter',
        unit: 'ms',
        samples: reports.flatMap(({ laterMs }) => laterMs),
        floor: { what, samples: reports.flatMap(({ scanMs }) => scanMs) },
        budget: BUDGETS.blockMs,
      },
      {
        name: 'the slowest later letter',
        unit: 'ms',
        samples: reports.map(({ laterMs }) => Math.max(...laterMs)),
        budget: BUDGETS.blockMs,
      },
    ];
  },
};
