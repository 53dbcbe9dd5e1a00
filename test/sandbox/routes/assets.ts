import { errorPage } from '../errors';
import { picture } from '../png';
import { png, redirect, type Reply } from '../reply';
import type { State } from '../state';
import type { Request } from '../request';

/** Everything below this path is a picture, or leads to one. */
export const ASSETS_PATH = '/rails/active_storage/';

const REPRESENTATION =
  /^representations\/redirect\/([\w-]+)--[0-9a-f]{40}\/[\w-]+--[0-9a-f]{40}\/(\w+)\.png$/;
const BLOB = /^blobs\/([\w-]+)\/\w+\.png$/;

/** The link that the API hands out, which redirects, and the picture behind it. */
export function asset(state: State, { method, path }: Request): Reply {
  const rest = path.slice(ASSETS_PATH.length);
  const [, signed, name] = REPRESENTATION.exec(rest) ?? [];
  const [, blob] = BLOB.exec(rest) ?? [];
  const key = signed ?? blob;
  if (!['GET', 'HEAD'].includes(method) || key === undefined || !exists(state, key)) {
    return errorPage(404, 'Not found');
  }
  return name === undefined
    ? png(picture(key))
    : redirect(302, `${state.origin}${ASSETS_PATH}blobs/${key}/${name}.png`);
}

function exists({ world }: State, key: string): boolean {
  const [kind, id = ''] = Buffer.from(key, 'base64url').toString('utf8').split(':');
  return kind === 'user'
    ? world.users.get(Number(id))?.hasAvatar === true
    : world.accounts.get(id)?.hasLogo === true;
}
