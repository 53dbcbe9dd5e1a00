/** In bytes or characters. Settings and programs are smaller, and scanning a file must not be noticeable. */
export const LARGEST_FILE = 1024 * 1024;

/** Folders made by tools or by others: nothing in them is for the person to fix. */
const FOLDERS =
  /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|bower_components|vendor|\.venv|venv|__pycache__|\.terraform|Pods)\//;
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|go\.sum|flake\.lock)$|\.(?:lock|lockb|map|min\.(?:js|css|mjs))$/i;
const BINARY =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|tiff?|avif|heic|psd|pdf|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|exe|dll|so|dylib|o|a|obj|lib|wasm|bin|dat|db|sqlite3?|mdb|woff2?|ttf|otf|eot|mp[34]|m4[av]|wav|ogg|flac|avi|mov|mkv|webm|vsix|nupkg|whl|pyc|pack|idx|docx?|xlsx?|pptx?|odt|ods|p12|pfx|keystore|jks)$/i;

/**
 * Whether a person wrote the text of a file, judging by its path.
 *
 * @param path relative to its workspace, with slashes
 */
export function isOwnFile(path: string): boolean {
  return !FOLDERS.test(path) && !GENERATED.test(path) && !BINARY.test(path);
}
