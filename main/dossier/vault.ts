import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { failed, type Result, success } from '../../shared/result.ts';
import { sha256 } from './hash.ts';

/**
 * The first bytes of an encrypted file. After it: the header as one line of JSON, its SHA-256 on the next line, and the
 * body (nonce, AES-256-GCM, tag). The whole head is bound to the body as associated data.
 */
const MAGIC = 'WEEGWIJZER-VERSLEUTELD\n';
const HEAD_LIMIT = 8_000;
const NONCE = 12;
const TAG = 16;
const KEY = 32;

/** scrypt as it is written, and the least and the most that is accepted: weaker protects nobody, heavier stalls a computer. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const;
const WEAKEST = 2 ** 16;
const HEAVIEST = 2 ** 20;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const wrapSchema = z.strictObject({
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z.number().int(),
    r: z.number().int(),
    p: z.number().int(),
    salt: base64.min(22).max(88),
  }),
  /** The data key: nonce, AES-256-GCM and tag, in base64. */
  key: base64.length(80),
});
const headerSchema = z.strictObject({
  format: z.literal('weegwijzer-versleuteld'),
  version: z.literal(1),
  dossier: z.uuid(),
  passphrase: wrapSchema,
  recovery: wrapSchema,
});
type Header = z.infer<typeof headerSchema>;
type Way = 'passphrase' | 'recovery';

/** The open lock of one dossier: what it seals can only be read with the passphrase or the recovery code. */
export type Vault = {
  /** The bytes of a file as they may stand on a disk. */
  readonly seal: (bytes: Uint8Array) => Uint8Array;
  /** The bytes inside a file that this vault sealed, now or earlier. */
  readonly open: (file: Uint8Array) => Result<Uint8Array>;
  /** Something smaller that belongs to the dossier; `purpose` must be the same to open it. */
  readonly sealPiece: (bytes: Uint8Array, purpose: string) => Uint8Array;
  readonly openPiece: (sealed: Uint8Array, purpose: string) => Uint8Array | undefined;
  /** A name for a file on this computer that does not give away the hash of what is in it. */
  readonly nameOf: (hash: string) => string;
};

/** Makes a vault with a new random key, for a passphrase and a recovery code. */
export async function newVault(dossier: string, passphrase: string, recoveryCode: string): Promise<Vault> {
  const key = randomBytes(KEY);
  const header: Header = {
    format: 'weegwijzer-versleuteld',
    version: 1,
    dossier,
    passphrase: await wrap(key, dossier, 'passphrase', passphrase.normalize('NFC')),
    recovery: await wrap(key, dossier, 'recovery', bareCode(recoveryCode)),
  };
  return vaultOf(key, headOf(header));
}

/** True for a file that starts as an encrypted dossier. */
export const isSealed = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MAGIC.length)).toString('latin1') === MAGIC;

/** The id of the dossier in an encrypted file: all that can be known without the passphrase. */
export function sealedDossier(bytes: Uint8Array): Result<string> {
  const head = readHead(bytes);
  return head.ok ? success(head.value.header.dossier) : head;
}

/** Opens the lock of an encrypted file with its passphrase or its recovery code. */
export async function unlock(bytes: Uint8Array, secret: string): Promise<Result<Vault>> {
  const read = readHead(bytes);
  if (!read.ok) return read;
  const { header, head } = read.value;
  const tries: [Way, string][] = [['passphrase', secret.normalize('NFC')]];
  if (isRecoveryCode(secret)) tries.push(['recovery', bareCode(secret)]);
  for (const [way, word] of tries) {
    const key = await unwrap(header, way, word);
    if (key) return success(vaultOf(key, head));
  }
  return failed('wachtwoordzin-onjuist');
}

// Without signs that look like each other, so that it can be typed over from paper: I, L, O and U are left out.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 32;

/** A new recovery code: 160 random bits in eight groups of four. */
export function newRecoveryCode(): string {
  const signs = [...randomBytes(CODE_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return signs.match(/.{4}/g)?.join('-') ?? '';
}

/** A code as somebody typed it: small letters, spaces, and letters that stand for the digit they look like. */
const bareCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');

export const isRecoveryCode = (typed: string): boolean =>
  bareCode(typed).length === CODE_LENGTH && [...bareCode(typed)].every((sign) => SIGNS.includes(sign));

function vaultOf(key: Uint8Array, head: Uint8Array): Vault {
  const forFile = subKey(key, 'bestand');
  const forPieces = subKey(key, 'onderdeel');
  const forNames = subKey(key, 'naam');
  return {
    seal: (bytes) => Buffer.concat([head, encrypt(forFile, bytes, head)]),
    open: (file) => {
      const read = readHead(file);
      if (!read.ok) return read;
      // Another head is another key: the file was encrypted again, with a passphrase that this vault does not know.
      if (!Buffer.from(head).equals(read.value.head)) return failed('dossier-versleuteld');
      const body = decrypt(forFile, file.subarray(head.length), head);
      return body ? success(body) : failed('dossier-beschadigd', { plek: 'het versleutelde deel is niet volledig of veranderd' });
    },
    sealPiece: (bytes, purpose) => encrypt(forPieces, bytes, Buffer.from(purpose)),
    openPiece: (sealed, purpose) => decrypt(forPieces, sealed, Buffer.from(purpose)),
    nameOf: (hash) => createHmac('sha256', forNames).update(hash).digest('hex'),
  };
}

const subKey = (key: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `weegwijzer ${purpose}`, KEY));

function encrypt(key: Uint8Array, bytes: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

const stretch = promisify<string, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

const stretched = (secret: string, { N, r, p, salt }: Header['passphrase']['kdf']): Promise<Buffer> =>
  stretch(secret, Buffer.from(salt, 'base64'), KEY, { N, r, p, maxmem: 256 * N * r });

/** A wrapped key only fits its own dossier, way and parameters. */
const boundTo = (dossier: string, way: Way, kdf: object): Buffer => Buffer.from(JSON.stringify(['weegwijzer sleutel', dossier, way, kdf]));

async function wrap(key: Uint8Array, dossier: string, way: Way, secret: string): Promise<Header['passphrase']> {
  const kdf = { name: 'scrypt', ...SCRYPT, salt: randomBytes(16).toString('base64') } as const;
  const wrapped = encrypt(await stretched(secret, kdf), key, boundTo(dossier, way, kdf));
  return { kdf, key: wrapped.toString('base64') };
}

async function unwrap({ dossier, ...ways }: Header, way: Way, secret: string): Promise<Uint8Array | undefined> {
  const { kdf, key } = ways[way];
  return decrypt(await stretched(secret, kdf), Buffer.from(key, 'base64'), boundTo(dossier, way, kdf));
}

function headOf(header: Header): Buffer {
  const line = `${MAGIC}${JSON.stringify(header)}\n`;
  // The sum tells a damaged head from a wrong passphrase. It protects nothing: that is what the tags do.
  return Buffer.from(`${line}${sha256(line)}\n`);
}

function readHead(bytes: Uint8Array): Result<{ readonly header: Header; readonly head: Uint8Array }> {
  const broken = failed('dossier-beschadigd', { plek: 'de kop van het versleutelde bestand' });
  const text = Buffer.from(bytes.subarray(0, HEAD_LIMIT)).toString('latin1');
  const end = text.indexOf('\n', MAGIC.length);
  const length = end + 1 + 64 + 1;
  if (!isSealed(bytes) || end < 0 || text[length - 1] !== '\n') return broken;
  const line = text.slice(0, end + 1);
  if (sha256(line) !== text.slice(end + 1, length - 1)) return broken;
  let value: unknown;
  try {
    value = JSON.parse(line.slice(MAGIC.length));
  } catch {
    return broken;
  }
  const version = z.looseObject({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > 1) return failed('dossier-te-nieuw', { versie: String(version.data.version) });
  const header = headerSchema.safeParse(value);
  if (!header.success) return broken;
  const { passphrase, recovery } = header.data;
  if (![passphrase, recovery].every(({ kdf }) => isStrong(kdf))) return failed('versleuteling-zwak');
  return success({ header: header.data, head: bytes.subarray(0, length) });
}

// A power of two within bounds: somebody who lowers it wants to guess, somebody who raises it wants to stall.
const isStrong = ({ N, r, p }: Header['passphrase']['kdf']): boolean =>
  N >= WEAKEST && N <= HEAVIEST && (N & (N - 1)) === 0 && r === SCRYPT.r && p === SCRYPT.p;
