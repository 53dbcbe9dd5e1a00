import type { Shape } from './shapes';

/** Kind of a credential. `oldKey`: a key of API v1 or v2, which are shut down, or a secret that is called a key. */
export type CredentialKind =
  | 'clientId'
  | 'clientSecret'
  | 'pair'
  | 'accessToken'
  | 'refreshToken'
  | 'oldKey'
  | 'publicName';

/** The place of a Fakturoid credential in a text. It does not contain the value. */
export interface FoundCredential {
  readonly start: number;
  /** After its last character. */
  readonly end: number;
  readonly kind: CredentialKind;
  /** `certain` is shown in the editor; `possible` only where somebody asks for all there are. */
  readonly tier: 'certain' | 'possible';
  /** Its name in the code, if that tells it from others. */
  readonly name: string | undefined;
  /** A build tool puts it into what is sent to browsers. */
  readonly isPublic: boolean;
  /** How the value is written; undefined: there is no value, only a name that gives it away. */
  readonly shape: Shape | undefined;
}
