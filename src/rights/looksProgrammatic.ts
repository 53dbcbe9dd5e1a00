import { folded } from '../base/folded';

/**
 * Words for integrations, in English and Czech, without accents. They match whole words only: Abbott and Robotka are
 * people.
 */
const WORDS = [
  'api',
  'apis',
  'bot',
  'bots',
  'robot',
  'robots',
  'roboti',
  'integration',
  'integrations',
  'integrace',
  'integracni',
  'automation',
  'automatizace',
  'automat',
  'connector',
  'konektor',
  'napojeni',
  'propojeni',
  'synchronizace',
  'webhook',
  'webhooks',
  'daemon',
  'cron',
  'programmatic',
  'programovy uzivatel',
  'technicky uzivatel',
  // Written as one word or as several.
  'no[-._ ]?reply',
  'do[-._ ]?not[-._ ]?reply',
  'neodpovidat',
  'neodpovidejte',
  'service[-._ ]?account',
];

const WORD = new RegExp(`(?<!\\p{L})(?:${WORDS.join('|')})(?!\\p{L})`, 'u');

/**
 * Whether a user looks as if they existed only for an integration, by a word in their name or before the `@` of their
 * email. A guess, good for a hint and nothing else: users are marked by people.
 */
export function looksProgrammatic(user: {
  name?: string | null | undefined;
  email?: string | null | undefined;
}): boolean {
  // Searched in one go, as there may be thousands of users. No word spans a line break.
  const text = `${user.name ?? ''}\n${localPartOf(user.email)}`;
  // An invisible character, such as a soft hyphen, would tear a word in two.
  return WORD.test(folded(text).replace(/\p{Cf}/gu, ''));
}

/** The domain says where somebody works: people of robot.example are people. */
function localPartOf(email: string | null | undefined): string {
  return email?.slice(0, Math.max(0, email.lastIndexOf('@'))) ?? '';
}
