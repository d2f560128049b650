import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { startJobs, type WorkerProcess } from '../../main/report/jobs.ts';
import type { Job } from '../../main/report/worker.ts';

class Beside extends EventEmitter {
  killed = false;
  postMessage(job: Job): void {
    queueMicrotask(() => this.emit('asked', job));
  }
  kill(): void {
    this.killed = true;
  }
}
const job = { kind: 'verify', pdf: new Uint8Array(), anchors: [], date: '2026-11-22T10:00:00Z' } as const;
const started = (): { beside: Beside; run: () => Promise<unknown>; cancel: () => void } => {
  const beside = new Beside();
  const jobs = startJobs(() => beside as unknown as WorkerProcess);
  return { beside, run: () => jobs.run<'verify'>(job), cancel: jobs.cancel };
};

test('een proces dat sterft of struikelt, geeft een zin en laat het scherm niet wachten', async () => {
  const dead = started();
  dead.beside.once('asked', () => dead.beside.emit('exit', 139));
  expect(await dead.run()).toMatchObject({ ok: false, failure: { code: 'rapport-mislukt' } });
  const stumbled = started();
  stumbled.beside.once('asked', () => stumbled.beside.emit('message', { kind: 'failed', message: 'het lettertype ontbreekt' }));
  expect(await stumbled.run()).toMatchObject({ ok: false, failure: { code: 'rapport-mislukt' } });
  expect(stumbled.beside.killed).toBe(true);
});

test('annuleren stopt het proces, met de sleutel die erin zit', async () => {
  const { beside, run, cancel } = started();
  beside.once('asked', cancel);
  expect(await run()).toBe('cancelled');
  expect(beside.killed).toBe(true);
});

test('is het werk klaar, dan stopt het proces meteen', async () => {
  const { beside, run } = started();
  beside.once('asked', () => beside.emit('message', { kind: 'done', value: 'klaar' }));
  expect(await run()).toBe('klaar');
  expect(beside.killed).toBe(true);
});
