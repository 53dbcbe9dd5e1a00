import { formatB } from '../errors';
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
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** GET /accounts/{slug}/events.json: what has happened in the account, in pages. */
export function events(call: Call): Reply {
  return answerWith(call, () => true);
}

/** GET /accounts/{slug}/events/paid.json: of that only payments. */
export function paidEvents(call: Call): Reply {
  return answerWith(call, ({ name }) => name.includes('_paid'));
}

function answerWith(call: Call, isMeant: (event: EventRecord) => boolean): Reply {
  const { state, request } = call;
  return inAccount(call, state.switches.eventsReadableBy, (account) => {
    const since = request.query.get('since');
    if (since !== null && (!ISO_8601.test(since) || Number.isNaN(Date.parse(since)))) {
      return formatB(400, 'invalid_request', 'Parameter since is invalid');
    }
    const after = since === null ? -Infinity : Date.parse(since);
    const subject = request.query.get('subject_id');
    const isAbout = ({ relatedObjects }: EventRecord): boolean =>
      subject === null || relatedObjects.some(({ type, id }) => type === 'Subject' && String(id) === subject);
    const rows = told(call, account).filter((event) => isMeant(event) && event.at > after && isAbout(event));
    return page(call, rows, PAGE_SIZE, (event) => eventView(state, event));
  });
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
