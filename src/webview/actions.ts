import type { Action } from './toPage';

/** Every action that a view offers, wherever in it. */
export function actionsIn(part: unknown): readonly Action[] {
  if (Array.isArray(part)) {
    return part.flatMap(actionsIn);
  }
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  return isAction(part) ? [part] : Object.values(part).flatMap(actionsIn);
}

function isAction(part: object): part is Action {
  return 'id' in part && 'command' in part && 'arguments' in part;
}
