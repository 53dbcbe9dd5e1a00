export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox';
export { SandboxControl } from './control';
export { SWITCHES, SWITCH_NAMES, type SwitchName } from './switches';
export type { ClientCredentials, Person } from './people';
