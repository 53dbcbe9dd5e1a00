import type { Code } from './code';

/** Functions that put an address together from its parts. */
const JOINING_FUNCTIONS =
  /^(?:join|joinpath|urljoin|url_join|append(?:ing)?pathcomponent|appending|appendpathsegments?|(?:add(?:encoded)?)?pathsegments?|joined|jointostring|combine|implode|paste0|concat|strcat|str_c|req_url_path(?:_append)?)$/i;

/** The separator that a joining function puts between its arguments; undefined for any other function. */
export function separatorOf(
  { tokens, partners, language }: Code,
  name: string,
  opener: number,
): string | undefined {
  const [given, after] = tokens.slice(opener + 1, opener + 3);
  if (/^(?:paste0|concat|strcat|str_c)$/i.test(name) || (name === 'appending' && after?.value !== ':')) {
    return '';
  }
  // `lines.join("\n")`
  const isOther =
    given?.kind === 'text' &&
    partners.get(opener) === opener + 2 &&
    /^join/i.test(name) &&
    !/[\w/]/.test(given.value);
  const isResolved = name === 'resolve' && ['dart', 'java', 'kotlin', 'scala', 'groovy'].includes(language);
  const isRelative = name === 'Uri' && language === 'csharp' && partsOfUri(tokens, opener);
  return !isOther && (JOINING_FUNCTIONS.test(name) || isResolved || isRelative) ? '/' : undefined;
}

/** Whether a bracket is that of C#'s `new Uri(base, path)`. */
function partsOfUri(tokens: Code['tokens'], opener: number): boolean {
  return tokens[opener + 1]?.kind === 'word' && tokens[opener + 2]?.value === ',';
}
