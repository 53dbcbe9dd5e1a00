import {
  env,
  InputBoxValidationSeverity,
  type QuickInputButton,
  QuickInputButtons,
  ThemeIcon,
  Uri,
} from 'vscode';
import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type InputBox, window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import { FakturoidError } from '../../fakturoid/errors';
import { FAKTUROID_SITE } from '../../fakturoid/origin';
import { sentenceOfFailure } from '../../labels/failures';
import type { VerifiedSignIn } from '../../session/sessions';

/** Why an answer cannot be used, in words. */
interface Fault {
  readonly fault: Shown;
}

/** A usable value from what was entered, or why it cannot be right. */
export type Checked = { readonly value: string } | Fault;

/** One box of a sign-in. */
export interface Step {
  readonly prompt: Shown;
  readonly placeholder: Shown;
  readonly isMasked: boolean;
  /** The text of the box, even if it is wrong; its value once that was accepted. */
  text: string;
  /** Checks the text of the box; an empty box is not blamed while the person types. */
  readonly check: (text: string) => Checked;
  /** A button in the title; by default one that opens Fakturoid. */
  readonly button?: { readonly button: QuickInputButton; readonly press: () => void };
  /** Called when the box opens; the returned disposable ends with the box. `submit` gives an answer from elsewhere. */
  readonly onOpen?: (submit: (text: string) => void, leave: () => void) => Disposable;
}

/** Asks for everything that one way of signing in needs, under this title. What was typed stays for the next time. */
export type Form = (title: Shown) => Promise<VerifiedSignIn | 'back' | undefined>;

type Accepted = VerifiedSignIn | 'next';
/** Tries what was entered. A FakturoidError is shown in the box, anything else closes it and is thrown. */
type Accept<T extends Accepted = Accepted> = (signal: AbortSignal) => Promise<T | Fault>;

/** A button that opens the place where the answer is found. */
export function helpButton(address: string): NonNullable<Step['button']> {
  return {
    button: { iconPath: new ThemeIcon('question'), tooltip: l10n.t('Where do I find this?') },
    press: () => void env.openExternal(Uri.parse(address)),
  };
}

/** The answer is found in Fakturoid; the box says where. */
const HELP_BUTTON = helpButton(FAKTUROID_SITE);

/**
 * Asks step by step. Everything is verified while the last box is open, so that it can be corrected right there.
 * Undefined when the person left; `back` when they went back from the first step.
 */
export async function askInTurn(
  title: Shown,
  steps: readonly Step[],
  verify: Accept<VerifiedSignIn>,
): Promise<VerifiedSignIn | 'back' | undefined> {
  let at = 0;
  for (let step = steps[0]; step !== undefined; step = steps[at]) {
    const box = createBox(title, step, at + 1, steps.length);
    const answer = await ask(step, box, at + 1 < steps.length ? () => Promise.resolve('next') : verify);
    if (answer !== 'next' && answer !== 'back') {
      return answer;
    }
    at += answer === 'back' ? -1 : 1;
  }
  return 'back';
}

function createBox(title: Shown, step: Step, number: number, totalSteps: number): InputBox {
  const { button } = step.button ?? HELP_BUTTON;
  const box = window.createInputBox();
  box.title = title;
  if (totalSteps > 1) {
    box.step = number;
    box.totalSteps = totalSteps;
  }
  box.prompt = step.prompt;
  box.placeholder = step.placeholder;
  box.password = step.isMasked;
  box.buttons = [QuickInputButtons.Back, button];
  box.ignoreFocusOut = true;
  box.value = step.text;
  return box;
}

async function ask(step: Step, box: InputBox, accept: Accept): Promise<Accepted | 'back' | undefined> {
  const left = new AbortController();
  let opened: Disposable | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const submit = (text: string): void => {
        if (!box.busy) {
          tryAnswer(step, box, text, accept, left.signal).then((answer) => {
            if (answer !== undefined) {
              resolve(answer);
            }
          }, reject);
        }
      };
      box.onDidChangeValue((text) => {
        step.text = text;
        const checked = step.check(text);
        box.validationMessage = text !== '' && 'fault' in checked ? checked.fault : undefined;
      });
      box.onDidAccept(() => submit(box.value));
      box.onDidHide(() => resolve(undefined));
      box.onDidTriggerButton((pressed) =>
        pressed === QuickInputButtons.Back ? resolve('back') : (step.button ?? HELP_BUTTON).press(),
      );
      opened = step.onOpen?.(submit, () => box.hide());
      box.show();
    });
  } finally {
    left.abort();
    opened?.dispose();
    box.dispose();
  }
}

/** Tries an answer; undefined if it cannot be used, which the box then says. */
async function tryAnswer(
  step: Step,
  box: InputBox,
  text: string,
  accept: Accept,
  signal: AbortSignal,
): Promise<Accepted | undefined> {
  const checked = step.check(text);
  if ('fault' in checked) {
    box.validationMessage = checked.fault;
    return undefined;
  }
  step.text = checked.value;
  box.validationMessage = { message: l10n.t('Checking…'), severity: InputBoxValidationSeverity.Info };
  box.busy = true;
  box.enabled = false;
  try {
    const answer = await accept(signal);
    if (answer === 'next' || !('fault' in answer)) {
      return answer;
    }
    box.validationMessage = answer.fault;
  } catch (error) {
    if (!signal.aborted) {
      if (!(error instanceof FakturoidError)) {
        throw error;
      }
      box.validationMessage = sentenceOfFailure(error.failure);
    }
  } finally {
    if (!signal.aborted) {
      box.busy = false;
      box.enabled = true;
    }
  }
  return undefined;
}
