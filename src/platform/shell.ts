import { env } from 'vscode';

/** The kind of the shell that terminals have by default, and what curl is called there. */
export function defaultShell(): { readonly kind: 'posix' | 'powershell'; readonly curl: string } {
  const isPowerShell = /(?:^|[\\/])(?:pwsh|powershell)(?:-preview)?(?:\.exe)?$/i.test(env.shell);
  return {
    kind: isPowerShell ? 'powershell' : 'posix',
    // In Windows PowerShell `curl` is an alias of Invoke-WebRequest.
    curl: isPowerShell && process.platform === 'win32' ? 'curl.exe' : 'curl',
  };
}
