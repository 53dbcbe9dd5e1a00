import { readFileSync } from 'node:fs';
import { readChangelog } from './changelog';

/** Prints what the changelog says of the version in package.json, for the page of the release. */

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const release = readChangelog(readFileSync('CHANGELOG.md', 'utf8')).find(({ name }) => name === version);
if (release === undefined) {
  throw new Error(`CHANGELOG.md has no section for ${version}.`);
}
console.log(release.notes);
