/** Lets everything run that waits for the event loop, such as the requests and the timers of other extensions. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
