/** What is there, of what may be missing. */
export function present<T>(...parts: readonly (T | false | undefined)[]): T[] {
  return parts.filter((part): part is T => part !== false && part !== undefined);
}
