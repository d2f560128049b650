import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OFF } from '../shared/bridge.ts';
import { houseStyleSchema } from '../shared/style/house-style.ts';
import { certificatesIn } from './sign/anchors.ts';

/** What an administrator decides for a computer; it stands in one file that users cannot change. */
const policySchema = z.strictObject({
  format: z.literal('weegwijzer-beleid'),
  version: z.literal(1),
  /** Folder with dossiers. */
  library: z.string().min(1).max(1_000).optional(),
  style: houseStyleSchema.optional(),
  /** Trusted certificates as PEM, next to what a user adds. */
  anchors: z.array(z.string().max(20_000)).max(200).optional(),
  /** Folders with templates, next to what a user adds. */
  templates: z.array(z.string().min(1).max(1_000)).max(50).optional(),
  /** Address of a time-stamp service (RFC 3161). Without it the app reaches no network. */
  timeStamp: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  off: z.array(z.enum(OFF)).max(OFF.length).optional(),
});
export type Policy = Omit<z.infer<typeof policySchema>, 'format' | 'version'>;

/** A policy, or the place in a file that is not one: then nothing of it holds, and the screen says so. */
export type PolicyRead = { readonly policy: Policy; readonly fault?: string };

const LIMIT = 2_000_000;

/** Certificates of the policy that can be read; a broken one is no reason to lose the others. */
export const policyAnchors = ({ anchors = [] }: Policy): readonly string[] =>
  anchors.flatMap((pem) => certificatesIn(new TextEncoder().encode(pem)).map((one) => one.toString()));

/** Where the policy file stands on this kind of computer: only an administrator can write there. */
export function policyPlace(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return path.win32.join(environment.ProgramData ?? 'C:\\ProgramData', 'Weegwijzer', 'beleid.json');
  if (platform === 'darwin') return '/Library/Application Support/Weegwijzer/beleid.json';
  return '/etc/weegwijzer/beleid.json';
}

/** Reads the policy file; without one everything is left to the user. */
export function readPolicy(file: string): PolicyRead {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { policy: {} } : { policy: {}, fault: file };
  }
  try {
    if (text.length > LIMIT) throw new Error('too large');
    const read = policySchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!read.success) return { policy: {}, fault: `${file}: ${read.error.issues[0]?.path.join('.') || 'format'}` };
    const { format: _format, version: _version, ...policy } = read.data;
    return { policy };
  } catch {
    return { policy: {}, fault: file };
  }
}

/** The name of a time stamp service, for a person. */
export const hostOf = (service: string): string => (URL.canParse(service) ? new URL(service).host : service);
