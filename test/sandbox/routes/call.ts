import type { Reply } from '../reply';
import type { Request } from '../request';
import type { State } from '../state';
import type { Grant } from '../tokens';

/** A request on its way to the route that answers it. */
export interface Call {
  readonly state: State;
  readonly request: Request;
  /** The account in the path, if the route has one. */
  readonly slug: string;
  /** Whom the access token stands for; only on routes that demand one. */
  readonly grant: Grant | undefined;
}

export type Handler = (call: Call) => Reply;
