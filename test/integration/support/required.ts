/** A variable that the run has set. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: start these tests with npm run test:integration.`);
  }
  return value;
}
