/** The command that is npm: the one that runs us, else the one on the PATH. */
export function npmCommand(): readonly [string, ...string[]] {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('.js') === true ? [process.execPath, cli] : ['npm'];
}
