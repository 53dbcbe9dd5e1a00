import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/base/clock';
import type { Integration } from './people';
import type { Switches } from './switches';

/** On whose behalf, through which client pair and how a token was obtained. */
export interface Grant {
  readonly userId: number;
  readonly clientId: string;
  readonly type: 'client_credentials' | 'authorization_code';
}

interface AccessToken extends Grant {
  expiresAt: number;
  readonly refreshToken: string | null;
}

interface AuthorizationCode {
  readonly userId: number;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
  used: boolean;
}

export const TOKEN_SECONDS = 7200;
const CODE_MS = 5 * 60 * 1000;

/** All access tokens, refresh tokens and authorization codes that are out. */
export class TokenStore {
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, Grant>();
  readonly #codes = new Map<string, AuthorizationCode>();

  constructor(private readonly clock: Clock) {}

  issueAccess(
    grant: Grant,
    { newTokenInvalidatesOld }: Pick<Switches, 'newTokenInvalidatesOld'>,
    refreshToken: string | null = null,
  ): string {
    if (newTokenInvalidatesOld === 'on') {
      this.#deleteAccess((token) => token.userId === grant.userId && token.clientId === grant.clientId);
    }
    const value = secret();
    const expiresAt = this.clock.now() + TOKEN_SECONDS * 1000;
    this.#access.set(value, { ...grant, expiresAt, refreshToken });
    return value;
  }

  issueRefresh(grant: Grant): string {
    const value = secret();
    this.#refresh.set(value, grant);
    return value;
  }

  issueCode(userId: number, { clientId, redirectUri }: Integration): string {
    const value = secret();
    const expiresAt = this.clock.now() + CODE_MS;
    this.#codes.set(value, { userId, clientId, redirectUri, expiresAt, used: false });
    return value;
  }

  /** What the access token stands for, unless it is unknown, revoked or expired. */
  access(value: string): Grant | undefined {
    const token = this.#access.get(value);
    return token !== undefined && this.clock.now() < token.expiresAt ? token : undefined;
  }

  refresh(value: string): Grant | undefined {
    return this.#refresh.get(value);
  }

  code(value: string): AuthorizationCode | undefined {
    return this.#codes.get(value);
  }

  /** What the token stands for, be it an access token, valid or not, or a refresh token. */
  issued(value: string): Grant | undefined {
    return this.#access.get(value) ?? this.#refresh.get(value);
  }

  /** Ends the token and, if it belongs to an authorization, everything else of that authorization. */
  revoke(value: string): void {
    const refreshToken = this.#access.get(value)?.refreshToken ?? value;
    this.#access.delete(value);
    this.#refresh.delete(refreshToken);
    this.#deleteAccess((token) => token.refreshToken === refreshToken);
  }

  /** Lets all access tokens, or those of one user, be past their time. */
  expireAccess(userId?: number): void {
    for (const token of this.#access.values()) {
      if (userId === undefined || token.userId === userId) {
        token.expiresAt = this.clock.now();
      }
    }
  }

  /** Forgets all tokens of the user. */
  revokeAll(userId: number): void {
    this.#deleteAccess((token) => token.userId === userId);
    for (const [value, grant] of this.#refresh) {
      if (grant.userId === userId) {
        this.#refresh.delete(value);
      }
    }
  }

  #deleteAccess(isMeant: (token: AccessToken) => boolean): void {
    for (const [value, token] of this.#access) {
      if (isMeant(token)) {
        this.#access.delete(value);
      }
    }
  }
}

/** 80 lower-case hexadecimal characters, as the examples in the documentation have. */
function secret(): string {
  return randomBytes(40).toString('hex');
}
