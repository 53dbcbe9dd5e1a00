// Runs a command in a process group of its own and ends the whole group when asked to, when the command ends, or when
// the process that started the keeper is gone: its end of our standard input closes with it, even after a kill that no handler
// sees. Plain JavaScript, because it must start at once and must not depend on a loader.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout } from 'node:timers';

const PATIENCE_MS = 4000;
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

let stopping = false;
function stop() {
  if (stopping || child.pid === undefined) {
    return;
  }
  stopping = true;
  if (process.platform === 'win32') {
    // No groups and no signals there: it ends at once, with all that it has started.
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), PATIENCE_MS).unref();
}

process.stdin.resume();
process.stdin.on('end', stop);
process.stdin.on('error', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, stop);
}

child.on('error', (error) => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  signalGroup('SIGKILL');
  process.exit(code ?? (signal === null ? 1 : 128 + 15));
});
