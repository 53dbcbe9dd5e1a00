import type { Action, Notice, Section } from './toPage';

/** A command with its arguments, as data. */
type CommandCall = Pick<Action, 'command' | 'arguments'>;

/** A part of a page; what is not given is not there. */
export function section(id: string, content: Partial<Omit<Section, 'id'>>): Section {
  return { id, heading: '', facts: [], texts: [], lists: [], code: '', actions: [], ...content };
}

/** Something to be said about a page or a part of it. */
export function notice(text: string, content: Partial<Omit<Notice, 'text'>> = {}): Notice {
  return { isError: false, text, hint: '', ...content };
}

/** A button, or a link, that runs a command. */
export function action(id: string, label: string, { command, arguments: args }: CommandCall): Action {
  return { id, label, command, arguments: args };
}

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
