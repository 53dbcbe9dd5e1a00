import { USER_EVENTS } from '../data/events';
import type { AccountRecord, EventRecord } from '../data/model';
import { Random } from '../data/random';
import type { Reply } from '../reply';
import type { Call } from './call';
import { inAccount, page } from './resources';
import { eventView } from './views';

/** Documented for all lists but that of users. */
const PAGE_SIZE = 40;
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** GET /accounts/{slug}/events.json: what has happened in the account, in pages. */
export function events(call: Call): Reply {
  const { state } = call;
  return inAccount(call, state.switches.eventsReadableBy, (account) =>
    page(call, told(call, account), PAGE_SIZE, (event) => eventView(state, event)),
  );
}

/** What the service keeps and names, in its order. */
function told({ state }: Call, { slug }: AccountRecord): EventRecord[] {
  const { eventsKept, eventsOrder, userEvents } = state.switches;
  const oldest = eventsKept === 'all' ? -Infinity : state.clock.now() - KEPT_MS;
  const rows = state.world
    .eventsOf(slug)
    .filter(({ at, name }) => at >= oldest && (userEvents === 'v2-names' || !USER_EVENTS.includes(name)));
  return eventsOrder === 'shuffled'
    ? new Random(1).shuffle(rows)
    : rows.sort((left, right) => right.at - left.at);
}
