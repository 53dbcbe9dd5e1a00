/** Returns the parts that are neither false nor undefined. */
export function present<T>(...parts: readonly (T | false | undefined)[]): T[] {
  return parts.filter((part): part is T => part !== false && part !== undefined);
}
