import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures of times depend on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
}

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
  };
}

/** How many processes wanted to run, on average over the last minute: more than there are cores disturbs every time. */
export function busyness(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
