/** HTTP methods, as clients name their functions. */
export const VERBS = ['get', 'post', 'patch', 'put', 'delete', 'head'] as const;
