import { env, type QuickInputButton, QuickInputButtons, ThemeIcon, Uri } from 'vscode';
import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type InputBox, window } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable, Event } from '../../base/event';
import { FakturoidError } from '../../fakturoid/errors';
import { sentenceOfFailure } from '../../labels/failures';

/** Fakturoid's own page on how to get credentials. */
const HELP = Uri.parse('https://www.fakturoid.cz/api/v3/authorization');

/** What was entered, ready to be used, or why it cannot be right, in words. */
export type Checked = { readonly value: string } | { readonly fault: Shown };

/** One question of a sign-in. */
export interface Question {
  readonly step: number;
  readonly totalSteps: number;
  readonly prompt: Shown;
  readonly placeholder: Shown;
  readonly isMasked: boolean;
  /** Checks what stands in the box; an empty box is not blamed while the person types. */
  readonly check: (text: string) => Checked;
  /** Further buttons in the title, and what they do. */
  readonly buttons?: readonly { readonly button: QuickInputButton; readonly press: () => void }[];
}

/** What happens outside the box while it is open. */
export interface Outside {
  /** Passes on an answer that did not come from the keyboard. */
  readonly listen: (answer: (text: string) => void) => Disposable;
  /** The person left at another place. */
  readonly onCancel: Event<unknown>;
}

/**
 * Asks one question. The answer is tried while the box is open, so that what was refused can be mended in place.
 * @param typed keeps what stands in the box, whatever happens
 * @param accept a FakturoidError is shown in the box, anything else closes it and is thrown
 * @returns what `accept` gave; `back`; undefined when the person left
 */
export async function ask<T>(
  question: Question,
  typed: { text: string },
  accept: (value: string, signal: AbortSignal) => Promise<T>,
  outside?: Outside,
): Promise<{ readonly value: T } | 'back' | undefined> {
  const disposables = new DisposableStore();
  const leave = new AbortController();
  const box = disposables.add(createBox(question, typed.text));
  try {
    return await new Promise((resolve, reject) => {
      const submit = (text: string): void => {
        if (!box.busy) {
          tryAnswer(question, box, text, accept, leave.signal).then((answer) => {
            if (answer !== undefined) {
              resolve(answer);
            }
          }, reject);
        }
      };
      disposables.add(
        box.onDidChangeValue((text) => {
          typed.text = text;
          const checked = question.check(text);
          box.validationMessage = text !== '' && 'fault' in checked ? checked.fault : undefined;
        }),
      );
      disposables.add(box.onDidAccept(() => submit(box.value)));
      disposables.add(box.onDidHide(() => resolve(undefined)));
      disposables.add(
        box.onDidTriggerButton((pressed) => {
          if (pressed === QuickInputButtons.Back) {
            resolve('back');
          } else {
            question.buttons?.find(({ button }) => button === pressed)?.press();
          }
        }),
      );
      if (outside !== undefined) {
        disposables.add(outside.onCancel(() => box.hide()));
        disposables.add(outside.listen(submit));
      }
      box.show();
    });
  } finally {
    leave.abort();
    disposables.dispose();
  }
}

/** A button that opens Fakturoid's page on credentials. */
export function helpButton(): NonNullable<Question['buttons']>[number] {
  return {
    button: { iconPath: new ThemeIcon('question'), tooltip: l10n.t('Where do I find this?') },
    press: () => void env.openExternal(HELP),
  };
}

/** Undefined when the answer was refused, which the box then says. */
async function tryAnswer<T>(
  { check }: Question,
  box: InputBox,
  text: string,
  accept: (value: string, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<{ readonly value: T } | undefined> {
  const checked = check(text);
  if ('fault' in checked) {
    box.validationMessage = checked.fault;
    return undefined;
  }
  box.validationMessage = undefined;
  box.busy = true;
  box.enabled = false;
  try {
    return { value: await accept(checked.value, signal) };
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    if (error instanceof Refused || error instanceof FakturoidError) {
      box.validationMessage = error instanceof Refused ? error.why : sentenceOfFailure(error.failure);
      return undefined;
    }
    throw error;
  } finally {
    if (!signal.aborted) {
      box.busy = false;
      box.enabled = true;
    }
  }
}

/** An answer that cannot be used, said in the words of the question. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly why: Shown;

  constructor(why: Shown) {
    super(why);
    this.why = why;
  }
}

function createBox(question: Question, text: string): InputBox {
  const box = window.createInputBox();
  box.title = l10n.t('Sign in to Fakturoid');
  box.step = question.step;
  box.totalSteps = question.totalSteps;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.password = question.isMasked;
  box.buttons = [
    ...(question.step > 1 ? [QuickInputButtons.Back] : []),
    ...(question.buttons ?? []).map(({ button }) => button),
  ];
  box.ignoreFocusOut = true;
  box.value = text;
  return box;
}
