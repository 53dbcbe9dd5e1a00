/** What the project promises. The benchmark shows them; those that no machine changes are asserted by tests as well. */
export const BUDGETS = {
  /** Bytes, minified. */
  extension: 260_000,
  pageScript: 20_000,
  vsix: 220_000,
  /** Milliseconds of loading the module and of `activate()`, and how many times those of an empty extension. */
  startMs: 30,
  startRatio: 3,
  /** How many times the round trip, and the milliseconds beside it, until accounts are there to be shown. */
  shownRoundTrips: 1.2,
  shownMs: 30,
  /** The longest that the event loop may be blocked, in milliseconds. */
  blockMs: 50,
  /** Megabytes that 10,000 users may keep. */
  usersMb: 40,
  /** Milliseconds of CPU for 10,000 users: parsing, model and rows. */
  usersCpuMs: 150,
  /** How many times the bound that four requests at a time set. */
  reviewRatio: 1.3,
} as const;
