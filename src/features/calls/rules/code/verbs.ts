/** Methods of HTTP, as clients name their functions. */
export const VERBS = ['get', 'post', 'patch', 'put', 'delete', 'head'] as const;

/** The methods that functions of clients ask by, by the names of the functions. */
export const VERB_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VERBS.map((verb) => [verb, verb.toUpperCase()])),
  del: 'DELETE',
  destroy: 'DELETE',
  remove: 'DELETE',
};
