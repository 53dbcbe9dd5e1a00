import { isWrap, makesAddress } from '../code/callees';
import { VERBS } from '../code/verbs';

/** HTTP methods, by the words in the names of clients' functions. */
const VERB_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VERBS.map((verb) => [verb, verb.toUpperCase()])),
  del: 'DELETE',
  destroy: 'DELETE',
  remove: 'DELETE',
};

/**
 * The method in the name of a callee: `client.post`, `wp_remote_post`, `PostAsJsonAsync`, `Net::HTTP::Post.new`. Undefined
 * where the name contains none.
 */
export function methodOfCallee(callee: readonly string[]): readonly string[] | undefined {
  const isMade = /^(?:new|build|execute|create|uri|url)$/i.test(callee.at(-1) ?? '');
  const name = (isMade ? callee.at(-2) : callee.at(-1)) ?? '';
  if (name === 'file_get_contents' || makesAddress(callee) || (isWrap([name]) && callee.length < 3)) {
    return undefined;
  }
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  const verb = words.map((word) => VERB_WORDS[word]).find((found) => found !== undefined);
  return verb === undefined ? undefined : [verb];
}
