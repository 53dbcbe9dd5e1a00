import { HostError } from '../../host/progress';

/** The folder of this run, which has the package and takes profiles; gone when the run is over. */
export function runFolder(): string {
  const folder = process.env['FAKTUROID_E2E_FOLDER'];
  if (folder === undefined) {
    throw new HostError('No extension was packaged: start these tests with npm run test:e2e.');
  }
  return folder;
}
