import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Disk } from './disk.ts';
import { writeSafely } from './safe-write.ts';

/** Who works in a dossier: shown to a colleague who opens it as well. */
export type Holder = { readonly person: string; readonly computer: string; readonly since: string };

const lockSchema = z.strictObject({
  format: z.literal('weegwijzer-slot'),
  person: z.string().max(2_000),
  computer: z.string().max(2_000),
  /** One run of the app. */
  run: z.uuid(),
  since: z.iso.datetime({ offset: true }),
  /** When the one who works there was last heard of. */
  at: z.iso.datetime({ offset: true }),
});
type LockFile = z.infer<typeof lockSchema>;

/** Milliseconds between two signs of life, and after which silence means that nobody is there: asleep, or gone. */
const SIGN_OF_LIFE = 30_000;
const SILENT = 150_000;

/** A place beside a dossier that says who works in it. It warns; what keeps work safe is the check before each write. */
export type Lock = {
  /** Somebody else who works in it; undefined while it is ours. */
  readonly holder: () => Holder | undefined;
  /** Says that we are still there; after a sleep somebody else may be. */
  readonly refresh: () => Promise<void>;
  readonly release: () => Promise<void>;
};

export type LockUser = { readonly person: string; readonly computer: string; readonly now: () => string };

export const lockPlace = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}.slot`);

/** Takes the lock of a dossier, or learns who has it. Where no lock can be written, work goes on without one. */
export async function takeLock(disk: Disk, file: string, user: LockUser): Promise<Lock> {
  const place = lockPlace(file);
  const run = randomUUID();
  const since = user.now();
  let holder: Holder | undefined;

  const isOther = (lock: LockFile | undefined): lock is LockFile => isOthers(lock, user) && lock.run !== run;

  const sign = async (): Promise<void> => {
    const before = await readLock(disk, file);
    if (!isOther(before)) {
      const lock: LockFile = { format: 'weegwijzer-slot', person: user.person, computer: user.computer, run, since, at: user.now() };
      await writeSafely(disk, place, new TextEncoder().encode(JSON.stringify(lock))).catch(() => undefined);
    }
    // Two may have found it free at once; the last one written counts for both.
    const after = await readLock(disk, file);
    holder = isOther(after) ? holderIn(after) : undefined;
  };

  await sign();
  return {
    holder: () => holder,
    refresh: sign,
    release: async () => {
      const lock = await readLock(disk, file);
      if (lock?.run === run) await disk.remove(place).catch(() => undefined);
    },
  };
}

/** Who works in a dossier now, without taking the lock; undefined when nobody else does. */
export async function holderOf(disk: Disk, file: string, user: LockUser): Promise<Holder | undefined> {
  const lock = await readLock(disk, file);
  return isOthers(lock, user) ? holderIn(lock) : undefined;
}

async function readLock(disk: Disk, file: string): Promise<LockFile | undefined> {
  try {
    const parsed = lockSchema.safeParse(JSON.parse(new TextDecoder().decode(await disk.read(lockPlace(file)))));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

// The app runs once per person and computer: what is left there of an earlier run is ours.
const isOthers = (lock: LockFile | undefined, user: LockUser): lock is LockFile =>
  lock !== undefined && !(lock.computer === user.computer && lock.person === user.person) && !isSilent(lock, user.now());

const holderIn = ({ person, computer, since }: LockFile): Holder => ({ person, computer, since });

const isSilent = ({ at }: LockFile, now: string): boolean => Date.parse(now) - Date.parse(at) > SILENT;

/** Keeps saying that we are there, until the result is called. */
export function keepAlive(lock: Lock): () => void {
  const timer = setInterval(() => void lock.refresh(), SIGN_OF_LIFE);
  timer.unref();
  return () => clearInterval(timer);
}
