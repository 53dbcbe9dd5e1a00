/** HTTP methods, as clients name their functions. */
export const VERBS = ['get', 'post', 'patch', 'put', 'delete', 'head'] as const;

/** HTTP methods, by the words in the names of clients' functions. */
export const VERB_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VERBS.map((verb) => [verb, verb.toUpperCase()])),
  del: 'DELETE',
  destroy: 'DELETE',
  remove: 'DELETE',
};
