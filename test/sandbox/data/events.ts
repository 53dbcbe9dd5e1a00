import type { AccountRecord, EventRecord, RelatedObject, UserRecord } from './model';
import { Random } from './random';

type Draft = Pick<EventRecord, 'name' | 'text' | 'relatedObjects' | 'params'>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far back the work and the joining of an account go. */
const WORK_DAYS = 400;
const JOINING_DAYS = 600;

/** What API v2 named and API v3 does not document: what happens to users. */
export const USER_EVENTS: readonly string[] = [
  'invitation_sent',
  'user_added_to_account',
  'user_token_regenerated',
];

/** Invents what has happened in an account until now: how its members joined, and what those who may write did. */
export function inventEvents(
  account: AccountRecord,
  users: ReadonlyMap<number, UserRecord>,
  now: number,
): EventRecord[] {
  const random = new Random(Number(account.registrationNo));
  const [owner, ...others] = [...account.members.values()].sort(
    (left, right) => Number(right.permission === 'owner') - Number(left.permission === 'owner'),
  );
  if (owner === undefined) {
    return [];
  }
  const ago = (days: number): number => Math.floor(now - (days + random.next()) * DAY_MS);
  const joining = others.flatMap(({ userId }, index) => {
    const days = Math.floor((JOINING_DAYS * (others.length - 1 - index)) / others.length) + 10;
    const user: RelatedObject = { id: userId, type: 'User' };
    const email = users.get(userId)?.email;
    return [
      { ...invitation(email), at: ago(days + 2), userId: owner.userId },
      { ...addition(user), at: ago(days), userId },
    ];
  });
  const writers = [owner, ...others.filter(({ permission }) => ['owner', 'write'].includes(permission))];
  const work = Array.from({ length: random.integer(45, 60) }, () => {
    const draft = workOf(random);
    const isAutomatic = draft.name === PAID && random.chance(0.5);
    const { userId } = random.pick(writers);
    return { ...draft, at: ago(random.integer(0, WORK_DAYS)), userId: isAutomatic ? null : userId };
  });
  return [...joining, { ...REGENERATED, at: ago(100), userId: owner.userId }, ...work];
}

const PAID = 'invoice_paid_with_thank_you_note';

const REGENERATED: Draft = {
  name: 'user_token_regenerated',
  text: 'Vygenerován nový API klíč',
  relatedObjects: [],
  params: {},
};

function invitation(email: string | undefined): Draft {
  return { name: 'invitation_sent', text: 'Odeslána pozvánka', relatedObjects: [], params: { email } };
}

function addition(user: RelatedObject): Draft {
  return {
    name: 'user_added_to_account',
    text: 'Uživatel přidán k účtu',
    relatedObjects: [user],
    params: {},
  };
}

/** The names that the documentation of API v3 shows, with the parameters that they have there. */
function workOf(random: Random): Draft {
  const invoice: RelatedObject = { id: random.integer(3001, 3999), type: 'Invoice' };
  const relatedObjects = [invoice, { id: random.integer(201, 206), type: 'Subject' }];
  const email = 'odberatel@odberatel.example';
  const subject = `Faktura č. 2026-${invoice.id}`;
  return random.pick<Draft>([
    {
      name: 'invoice_sent',
      text: 'Odesláno',
      relatedObjects,
      params: { email, marked: 'false', email_body: 'Dobrý den…', email_copy: '', email_subject: subject },
    },
    {
      name: 'invoice_taxable_fulfillment_due_changed',
      text: 'DUZP změněno z 28. 2. 2026 na 1. 3. 2026',
      relatedObjects,
      params: { new: '2026-03-01', old: '2026-02-28' },
    },
    {
      name: 'inbox_file_added',
      text: 'Do schránky přibyl soubor doklad.pdf',
      relatedObjects: [],
      params: { filename: 'doklad.pdf' },
    },
    {
      name: PAID,
      text: 'Zaplaceno, poděkování odesláno',
      relatedObjects,
      params: { date: null, email, email_body: 'Děkujeme…', email_copy: null, email_subject: subject },
    },
  ]);
}
