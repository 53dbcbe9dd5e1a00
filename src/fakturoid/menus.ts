/** The name of a Fakturoid menu in its two languages. A name that nobody could check has the other language in brackets. */
interface Menu {
  readonly en: string;
  readonly cs: string;
}

/**
 * The only place that spells menus of Fakturoid; those of package.nls.json are compared with it by a test. A look
 * into a real account would settle what is in brackets.
 */
export const MENUS = {
  // English: Fakturoid API v3, Authorization. Czech: several Czech guides to plug-ins.
  userAccount: { en: 'Settings → User account', cs: 'Nastavení → Uživatelský účet' },
  // Czech: Fakturoid's help, Uživatelé a oprávnění. The English is our translation.
  users: {
    en: 'Settings → Users and permissions (Nastavení → Uživatelé a oprávnění)',
    cs: 'Nastavení → Uživatelé a oprávnění',
  },
  // As above.
  inviteUser: {
    en: 'Settings → Users and permissions → Invite user (Nastavení → Uživatelé a oprávnění → Pozvat uživatele)',
    cs: 'Nastavení → Uživatelé a oprávnění → Pozvat uživatele',
  },
  // English: Fakturoid API v3, Authorization. Czech: the guides of two plug-ins, but no page of Fakturoid.
  otherApps: {
    en: 'Settings → Connect other apps',
    cs: 'Nastavení → Napojení na jiné aplikace (Connect other apps)',
  },
  // English: Fakturoid API v3, Authorization. Not found in any Czech text.
  ownIntegration: {
    en: 'Settings → Connect other apps → OAuth 2 for app developers',
    cs: 'Nastavení → Napojení na jiné aplikace → OAuth 2 (Connect other apps → OAuth 2 for app developers)',
  },
} as const satisfies Readonly<Record<string, Menu>>;
