import { oncePer } from '../../../../base/oncePer';
import type { Code } from './code';
import { functionsIn, type OwnFunction } from './functions';

const innermostIn = oncePer(innermostOf);

/** The innermost function whose body a place is in. */
export function functionAround(code: Code, at: number): OwnFunction | undefined {
  return innermostIn(code)[at];
}

/** The innermost function around each token, found in one pass. */
function innermostOf(code: Code): readonly (OwnFunction | undefined)[] {
  // The first of several functions that begin at one place counts.
  const left = [...functionsIn(code).values()].flat().toReversed();
  left.sort((a, b) => a.from - b.from);
  const open: OwnFunction[] = [];
  let next = 0;
  return code.tokens.map((_, at) => {
    for (let one = left[next]; one !== undefined && one.from <= at; one = left[++next]) {
      open.push(one);
    }
    while ((open.at(-1)?.to ?? Infinity) <= at) {
      open.pop();
    }
    return open.at(-1);
  });
}
