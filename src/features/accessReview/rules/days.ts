/** A day of the calendar as `YYYY-MM-DD`, such as `2026-11-27`. In this form earlier days are smaller texts. */
export type Day = string;

/** The day that it is on this computer at a time in milliseconds since 1970. */
export function localDay(at: number): Day {
  const date = new Date(at);
  return dayOf(date.getFullYear(), date.getMonth(), date.getDate());
}

/** Whether a text names a day that the calendar has. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text;
}

/** Adds days; returns `NaN-…` for what is no day. */
export function addDays(day: Day, count: number): Day {
  const [year, month, date] = partsOf(day);
  return dayOf(year, month, date + count);
}

/** Adds months: the same date, or the last day of a month that is shorter. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = partsOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month + count + 1, 0)).getUTCDate();
  return dayOf(year, month + count, Math.min(date, lastOfMonth));
}

/** Counted in universal time, in which every day has 24 hours. */
function dayOf(year: number, month: number, date: number): Day {
  const time = new Date(Date.UTC(year, month, date));
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  return [
    padded(time.getUTCFullYear(), 4),
    padded(time.getUTCMonth() + 1, 2),
    padded(time.getUTCDate(), 2),
  ].join('-');
}

function partsOf(day: Day): readonly [year: number, month: number, date: number] {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  return [year, month - 1, date];
}
