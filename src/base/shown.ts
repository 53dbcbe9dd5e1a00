declare const brand: unique symbol;

/**
 * One line of text that is harmless wherever VS Code shows text: it contains no link, icon, line break or character
 * that changes the direction of the text around it. Made from outside text by {@link shown}, and from our own by
 * `l10n.t`.
 */
export type Shown = string & { readonly [brand]: true };

/** No name is longer, and a longer one would hide what is beside it. */
const LONGEST = 200;

/** White space and invisible characters, except those that join letters and emoji. */
const CONTROLS = /(?:(?![\u200c\u200d])[\s\p{C}])+/gu;

/**
 * The one way for text from outside (the API, callbacks, settings, names of files) to the screen of VS Code.
 *
 * @param longest in characters; what is longer ends in an ellipsis
 */
export function shown(text: string, longest = LONGEST): Shown {
  // Cut first, so that megabytes of text are never scanned.
  const oneLine = text
    .slice(0, 4 * longest)
    .replace(CONTROLS, ' ')
    .trim();
  const characters = Array.from(oneLine);
  return inert(
    characters.length > longest || text.length > 4 * longest
      ? `${characters.slice(0, longest - 1).join('')}…`
      : oneLine,
  );
}

/** A template such as `` line`${name} (${slug})` ``. */
export function line(strings: TemplateStringsArray, ...texts: readonly (Shown | number)[]): Shown {
  return inert(String.raw({ raw: strings }, ...texts));
}

/** Several texts as one, such as the parts of a description. Empty ones are left out. */
export function joined(texts: readonly (Shown | undefined)[], separator: ' · ' | ' + ' | ' '): Shown {
  return inert(partsOf(texts).join(separator));
}

/** The parts of a label for screen readers, which pause between them. A list in a sentence is one of `labels/lists.ts`. */
export function spokenLabel(texts: readonly (Shown | undefined)[]): Shown {
  return inert(partsOf(texts).join(', '));
}

function partsOf(texts: readonly (Shown | undefined)[]): readonly Shown[] {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [text]));
}

/** A text behind one of VS Code's product icons, for the places that draw them. */
export function withIcon(icon: string, text: Shown): Shown {
  return `$(${icon}) ${text}` as Shown;
}

/**
 * Keeps VS Code from reading `[text](address)` as a link, which may run a command, and `$(name)` as an icon.
 * Each place of VS Code knows one or the other, so both go everywhere.
 */
export function inert(text: string): Shown {
  return text.replaceAll('](', '] (').replaceAll('$(', '$ (') as Shown;
}
