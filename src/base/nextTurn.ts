/** Lets everything run that is waiting for the event loop, such as the requests and timers of other extensions. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
