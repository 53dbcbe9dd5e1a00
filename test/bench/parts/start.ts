import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Part } from '../part';
import type { Activation } from '../probe/extension';
import { BenchVsCode } from '../vscode';

const WINDOWS = 8;
const REFERENCES_VIEW = 'vscode.references-view';

/** Loading and activating, each time in a new extension host, beside an extension that VS Code brings. */
export const start: Part = {
  what: `load and activate() in ${WINDOWS} windows, beside VS Code's own references-view`,

  async measure(bench) {
    const extension = await bench.extension();
    const manifest = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8')) as {
      readonly publisher: string;
      readonly name: string;
    };
    const own = `${manifest.publisher}.${manifest.name}`;
    const vscode = await BenchVsCode.start(bench, { installed: [extension] });
    const samples: Record<string, Activation[]> = { [own]: [], [REFERENCES_VIEW]: [] };
    for (let round = 0; round < WINDOWS; round++) {
      bench.say(`Window ${round + 1} of ${WINDOWS} …`);
      const probe = await vscode.openWindow();
      // Whatever the first one in a host pays for the second, each pays as often as the other.
      for (const id of round % 2 === 0 ? [own, REFERENCES_VIEW] : [REFERENCES_VIEW, own]) {
        samples[id]?.push(await probe.activate(id));
      }
    }
    await vscode.close();
    const figure = (name: string, of: (activation: Activation) => number): Figure => ({
      name,
      unit: 'ms',
      samples: (samples[own] ?? []).map(of),
      floor: {
        what: 'references-view, in the same windows',
        samples: (samples[REFERENCES_VIEW] ?? []).map(of),
      },
      ratioBudget: BUDGETS.startRatio,
    });
    return [
      figure('from asked for to active', ({ ms }) => ms),
      figure('CPU of the main thread meanwhile', ({ cpuMs }) => cpuMs),
    ];
  },
};
