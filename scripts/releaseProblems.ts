import type { Release } from './changelog';
import { isVersion } from './versions';

/** What decides whether a release may be made. */
export interface ReleaseFacts {
  /** Of package.json. */
  readonly version: string;
  /** Of package-lock.json, which has it twice. */
  readonly lockVersions: readonly (string | undefined)[];
  readonly changelog: readonly Release[];
  /** The tag that started the release; none yet where a person asks before making it. */
  readonly tag?: string;
  readonly existingTags: readonly string[];
  /** What git says is changed or new. */
  readonly changedFiles: readonly string[];
  /** The `owner/name` that package.json links to, and the one that this clone is of. */
  readonly repository: string;
  readonly origin: string | undefined;
  /** The address that is sent to Fakturoid where nobody has set a contact. */
  readonly projectAddress: string;
  /** Texts that people find and that must not show a made-up address, by file. */
  readonly published: Readonly<Record<string, string>>;
  readonly notices: { readonly committed: string; readonly built: string };
}

/** Why a release must not be made, in sentences; empty when it may. */
export function releaseProblems(facts: ReleaseFacts): readonly string[] {
  return [
    ...versionProblems(facts),
    ...tagProblems(facts),
    ...facts.changedFiles.map((file) => `${file} is not committed.`),
    ...(facts.origin === facts.repository
      ? []
      : [`package.json links to ${facts.repository}, but this is ${facts.origin ?? 'a clone of nothing'}.`]),
    ...(facts.projectAddress === `https://github.com/${facts.repository}`
      ? []
      : [`The User-Agent names ${facts.projectAddress}, not the repository that package.json links to.`]),
    ...Object.entries(facts.published)
      .filter(([, text]) => /@example\.(com|net|org)\b/.test(text))
      .map(([file]) => `${file} still has a made-up address at example.org.`),
    ...(facts.notices.committed === facts.notices.built
      ? []
      : ['The third-party notices are out of date: run npm run notices.']),
  ];
}

function versionProblems({ version, lockVersions, changelog }: ReleaseFacts): string[] {
  const problems = [];
  if (!isVersion(version)) {
    problems.push(`${version} is not major.minor.patch.`);
  }
  if (lockVersions.some((other) => other !== version)) {
    problems.push(`package-lock.json is not of ${version}: run npm install.`);
  }
  const [newest] = changelog.filter(({ name }) => name !== 'Unreleased');
  if (newest?.name !== version || newest.date === undefined) {
    problems.push(`CHANGELOG.md has no section "## [${version}] - <date>" on top.`);
  } else if (newest.notes === '') {
    problems.push(`CHANGELOG.md says nothing of ${version}.`);
  }
  if (changelog.some(({ name, notes }) => name === 'Unreleased' && notes !== '')) {
    problems.push('CHANGELOG.md still has something that is unreleased.');
  }
  return problems;
}

function tagProblems({ version, tag, existingTags }: ReleaseFacts): string[] {
  const expected = `v${version}`;
  if (tag !== undefined) {
    return tag === expected ? [] : [`The tag is ${tag}, but the version is ${version}.`];
  }
  return existingTags.includes(expected) ? [`${expected} has been released already.`] : [];
}

/**
 * Whether Open VSX has a namespace for the publisher; it must, before a workflow can be trusted to publish there. The
 * Marketplace has no public answer to that: it refuses when publishing.
 *
 * @param ask the global `fetch`
 */
export async function publisherProblems(publisher: string, ask: typeof fetch): Promise<readonly string[]> {
  const address = `https://open-vsx.org/api/${encodeURIComponent(publisher)}`;
  const status = await ask(address, { signal: AbortSignal.timeout(20_000) }).then(
    (response) => response.status,
    () => undefined,
  );
  switch (status) {
    case 200:
      return [];
    case 404:
      return [`Open VSX has no namespace ${publisher}.`];
    default:
      return [`Could not ask Open VSX about ${publisher} (${status ?? 'no answer'}).`];
  }
}
