import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { failed, type Result, success } from '../../shared/result.ts';
import { hostOf } from '../policy.ts';
import { timeStampHolds } from './cms.ts';

/** Bytes and milliseconds: a token is some 6 kB and a service answers within seconds. */
const MOST_BYTES = 100_000;
const PATIENCE = 20_000;
const SHA256 = '2.16.840.1.101.3.4.2.1';

/**
 * Asks a time-stamp service (RFC 3161 over HTTP) to vouch that a signature existed now. It receives a hash and nothing of
 * the report. This is the only place in the app that reaches a network, and only when an administrator named a service.
 */
export async function askTimeStamp(service: string, signature: Uint8Array): Promise<Result<Uint8Array>> {
  const imprint = createHash('sha256').update(signature).digest();
  const nonce = randomBytes(8);
  // A DER integer is positive and has no needless zero in front.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const host = hostOf(service);
  let bytes: Uint8Array;
  try {
    const response = await fetch(service, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body: new Uint8Array(requestFor(imprint, nonce)),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) return failed('tijdstempel-geweigerd', { dienst: host, reden: `HTTP ${response.status}` });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    return failed('tijdstempel-onbereikbaar', { dienst: host });
  }
  if (bytes.length > MOST_BYTES) return failed('tijdstempel-geweigerd', { dienst: host, reden: `${bytes.length} bytes` });
  try {
    return tokenIn(bytes, signature, nonce, host);
  } catch {
    return failed('tijdstempel-geweigerd', { dienst: host, reden: 'onleesbaar' });
  }
}

function requestFor(imprint: Uint8Array, nonce: Uint8Array): ArrayBuffer {
  return new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: Uint8Array.from(imprint).buffer }),
    }),
    nonce: new asn1js.Integer({ valueHex: Uint8Array.from(nonce).buffer }),
    certReq: true,
  })
    .toSchema()
    .toBER();
}

/** The token in an answer, when it says yes to exactly our question. */
function tokenIn(bytes: Uint8Array, signature: Uint8Array, nonce: Uint8Array, host: string): Result<Uint8Array> {
  const answer = pkijs.TimeStampResp.fromBER(Uint8Array.from(bytes).buffer);
  const { status } = answer.status;
  if (status !== 0 && status !== 1) return failed('tijdstempel-geweigerd', { dienst: host, reden: `status ${status}` });
  if (!answer.timeStampToken) return failed('tijdstempel-geweigerd', { dienst: host, reden: 'geen tijdstempel' });
  const token = Buffer.from(answer.timeStampToken.toSchema().toBER());
  const stamp = timeStampHolds(token, signature);
  return stamp.holds && Buffer.from(stamp.nonce).equals(nonce)
    ? success(token)
    : failed('tijdstempel-geweigerd', { dienst: host, reden: 'de tijdstempel hoort niet bij deze handtekening' });
}
