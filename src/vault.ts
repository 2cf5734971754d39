import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface VaultKey {
  /** At most 255 bytes. It is stored with each sealed secret, to find the key that opens it. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** The key that sealed a secret is not configured, or the sealed secret was changed. */
export class VaultError extends Error {
  override name = 'VaultError';
}

/**
 * Encrypts small secrets with AES-256-GCM, a random nonce and the owner's id as additional authenticated data.
 * Layout in bytes: version (1), length of the key id (1), key id, nonce (12), tag (16), ciphertext.
 */
export interface Vault {
  seal(secret: string, ownerId: string): Buffer;
  /** @throws VaultError if no configured key opens it for this owner. */
  open(sealed: Buffer, ownerId: string): string;
  /** Whether the secret is sealed with the first key, the one for new secrets. */
  isCurrent(sealed: Buffer): boolean;
}

/** Returns a vault that seals with the first key and opens with any of them. */
export function createVault(keys: readonly [VaultKey, ...VaultKey[]]): Vault {
  const [current] = keys;
  return {
    seal(secret, ownerId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce);
      cipher.setAAD(Buffer.from(ownerId));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      const keyId = Buffer.from(current.id);
      return Buffer.concat([Buffer.from([1, keyId.length]), keyId, nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, ownerId) {
      const { keyId, nonce, tag, text } = parseSealed(sealed);
      const key = keys.find(({ id }) => id === keyId);
      if (!key)
        throw new VaultError(`No configured encryption key has the id ${keyId}, which sealed this secret.`);
      try {
        const decipher = createDecipheriv(ALGORITHM, key.key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(ownerId));
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new VaultError(
          `The encryption key ${keyId} does not open this secret: wrong key, or changed data.`,
          {
            cause,
          },
        );
      }
    },
    isCurrent: (sealed) => parseSealed(sealed).keyId === current.id,
  };
}

function parseSealed(sealed: Buffer) {
  const keyIdEnd = 2 + (sealed[1] ?? 0);
  const textStart = keyIdEnd + NONCE_BYTES + TAG_BYTES;
  if (sealed[0] !== 1 || sealed.length < textStart) throw new VaultError('This is not a sealed secret.');
  return {
    keyId: sealed.subarray(2, keyIdEnd).toString(),
    nonce: sealed.subarray(keyIdEnd, keyIdEnd + NONCE_BYTES),
    tag: sealed.subarray(keyIdEnd + NONCE_BYTES, textStart),
    text: sealed.subarray(textStart),
  };
}
