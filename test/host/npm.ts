import { npmCommand } from '../../scripts/npm';
import { runCommand } from './runCommand';

/** Runs npm in another folder than the project's, without install scripts. */
export async function npm(folder: string, args: readonly string[]): Promise<void> {
  const [command, ...first] = npmCommand();
  const quiet = ['--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel=error'];
  await runCommand(`npm ${args.join(' ')}`, command, [...first, ...args, ...quiet], {
    cwd: folder,
    env: withoutProject(process.env),
  });
}

/** `npm run` hands the project's own settings to what it starts; they are not meant for the host's packages. */
function withoutProject(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign =
    /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|engine_strict|omit_lockfile|workspace|include|omit$))/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}
