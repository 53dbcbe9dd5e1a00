const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Whether it is `major.minor.patch`, the only form the Marketplace takes. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/**
 * Whether a version is a pre-release. The Marketplace knows no `-beta`, so odd minor versions are pre-releases, as VS
 * Code's guide to publishing recommends.
 *
 * @throws Error when it is no version
 */
export function isPreRelease(version: string): boolean {
  const match = VERSION.exec(version);
  if (match === null) {
    throw new Error(`${version} is not major.minor.patch.`);
  }
  return Number(match[2]) % 2 === 1;
}
