import { l10n as vsCodeL10n } from 'vscode';
import { inert, type Shown } from '../base/shown';

/** Refuses what is not written down in the code, since nobody could translate it. */
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

/** `vscode.l10n` for texts on the screen: what stands in them is harmless, and so is the whole. */
export const l10n: L10n = {
  t: (message: string | { readonly args?: readonly Argument[] }, ...args: readonly Argument[]) => {
    const text = (vsCodeL10n.t as (message: unknown, ...args: readonly Argument[]) => string)(
      message,
      ...args,
    );
    return inert(withoutSecondDots(text, typeof message === 'string' ? args : (message.args ?? [])));
  },
};

/** A text of our own that stands in data and not in code; `scripts/exportTexts.ts` collects these. */
export function translated(text: string): Shown {
  return inert(vsCodeL10n.t(text));
}

/** A company that ends in "s.r.o." ends a sentence as well. */
function withoutSecondDots(text: string, args: readonly Argument[]): string {
  return args.reduce<string>(
    (result, arg) =>
      typeof arg === 'string' && arg.endsWith('.') ? result.replaceAll(`${arg}.`, arg) : result,
    text,
  );
}
