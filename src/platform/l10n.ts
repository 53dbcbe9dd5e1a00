import { l10n as vsCodeL10n } from 'vscode';
import { inert, type Shown } from '../base/shown';

/** Accepts literals only, since nobody could translate anything else. */
type Literal<M extends string> = string extends M ? never : M;

type Argument = Shown | number;

interface L10n {
  t<const M extends string>(message: Literal<M>, ...args: readonly Argument[]): Shown;
  t(options: {
    readonly message: string;
    readonly args?: readonly Argument[];
    readonly comment: readonly string[];
  }): Shown;
}

/** `vscode.l10n` for texts on the screen: the arguments are harmless, and so is the result. */
export const l10n: L10n = {
  t: (message: string | { readonly args?: readonly Argument[] }, ...args: readonly Argument[]) => {
    const text = (vsCodeL10n.t as (message: unknown, ...args: readonly Argument[]) => string)(
      message,
      ...args,
    );
    return inert(withoutSecondDots(text, typeof message === 'string' ? args : (message.args ?? [])));
  },
};

/** Translates a text of our own that is in data and not in code; `scripts/exportTexts.ts` collects these. */
export function translated(text: string): Shown {
  return inert(vsCodeL10n.t(text));
}

/** Removes the second dot where a name such as "s.r.o." ends a sentence. */
function withoutSecondDots(text: string, args: readonly Argument[]): string {
  return args.reduce<string>(
    (result, arg) =>
      typeof arg === 'string' && arg.endsWith('.') ? result.replaceAll(`${arg}.`, arg) : result,
    text,
  );
}
