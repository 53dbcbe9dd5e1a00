import type { Action, Section } from './toPage';

/** A part of a page; what is not given is not there. */
export function section(id: string, content: Partial<Omit<Section, 'id'>>): Section {
  return { id, heading: '', facts: [], texts: [], lists: [], code: '', actions: [], ...content };
}

/** A button, or a link, that runs a command. */
export function action(id: string, label: string, { command, arguments: args }: CommandCall): Action {
  return { id, label, command, arguments: args };
}

/** A command with its arguments, as data. */
type CommandCall = Pick<Action, 'command' | 'arguments'>;
