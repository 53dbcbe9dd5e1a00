const WORDS = /(?:^|[^\p{L}])(?:api|integration|integrace|robot|bot|automation)(?:[^\p{L}]|$)/iu;

/** Whether a user's name or e-mail looks like one that exists only for an integration. A hint, never a fact. */
export function looksProgrammatic(user: {
  name?: string | null | undefined;
  email?: string | null | undefined;
}): boolean {
  const [local = ''] = (user.email ?? '').split('@');
  return WORDS.test(local) || WORDS.test(user.name ?? '');
}
