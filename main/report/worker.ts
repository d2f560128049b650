import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { ReportModel } from '../../shared/report/types.ts';
import type { VerifyReport } from '../../shared/report/verify-types.ts';
import { type Result, success } from '../../shared/result.ts';
import type { GivenAnswers } from '../sign/answers.ts';
import { keepMemorySmall } from './memory.ts';
import type { RenderedReport, RenderStep } from './render.ts';

/** Work that may take seconds or needs a key: it runs beside the main process, and so does a passphrase. */
export type Job =
  /** `answers`: the text whose hash the report names, when it travels along. */
  | { readonly kind: 'render'; readonly model: ReportModel; readonly fonts: string; readonly answers?: string }
  | {
      readonly kind: 'sign';
      readonly pdf: Uint8Array;
      readonly key: Uint8Array;
      readonly passphrase: string;
      readonly field: string;
      readonly name: string;
      readonly place: string;
      /** Address of a time-stamp service, when one is to be asked. */
      readonly timeStamp?: string;
      readonly fonts: string;
      readonly date: string;
    }
  /** `anchors` are trusted certificates as PEM. */
  | {
      readonly kind: 'verify';
      readonly pdf: Uint8Array;
      readonly anchors: readonly string[];
      readonly date: string;
      readonly given?: GivenAnswers;
    };

export type SignedPdf = { readonly pdf: Uint8Array; readonly name: string; readonly trial: boolean };
export type JobResult = {
  readonly render: Result<RenderedReport>;
  readonly sign: Result<SignedPdf>;
  readonly verify: Result<VerifyReport>;
};

export type FromWorker =
  | { readonly kind: 'progress'; readonly step: RenderStep }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string };

const port = (
  process as unknown as {
    parentPort: { on: (event: 'message', listener: (message: { data: Job }) => void) => void; postMessage: (message: FromWorker) => void };
  }
).parentPort;

port.on('message', ({ data }) => {
  work(data).then(
    (value) => port.postMessage({ kind: 'done', value }),
    (error: Error) => port.postMessage({ kind: 'failed', message: error.stack ?? error.message }),
  );
});

// What a job needs is only loaded for that job.
async function work(job: Job): Promise<JobResult[Job['kind']]> {
  switch (job.kind) {
    case 'render': {
      keepMemorySmall(job.model);
      const { renderReport } = await import('./render.ts');
      return success(
        await renderReport(job.model, job.fonts, {
          progress: (step) => port.postMessage({ kind: 'progress', step }),
          ...(job.answers === undefined ? {} : { answers: job.answers }),
        }),
      );
    }
    case 'verify': {
      const { verifyPdf } = await import('../sign/verify.ts');
      return verifyPdf(
        job.pdf,
        job.anchors.map((pem) => new X509Certificate(pem)),
        new Date(job.date),
        job.given,
      );
    }
    case 'sign': {
      const { readKeyFile } = await import('../sign/keys.ts');
      const { signPdf } = await import('../sign/sign-pdf.ts');
      const { askTimeStamp } = await import('../sign/timestamp.ts');
      const date = new Date(job.date);
      const signer = readKeyFile(job.key, job.passphrase, date);
      if (!signer.ok) return signer;
      const fontFile = path.join(job.fonts, 'SourceSans3_600SemiBold.ttf');
      const { field, name, place, timeStamp } = job;
      const signed = await signPdf(job.pdf, {
        field,
        signer: signer.value,
        ...(name ? { name } : {}),
        reason: field,
        location: place,
        date,
        fontFile,
        ...(timeStamp ? { stamp: (signature: Uint8Array) => askTimeStamp(timeStamp, signature) } : {}),
      });
      return signed.ok ? { ok: true, value: { pdf: signed.value, name: name || signer.value.name, trial: signer.value.trial } } : signed;
    }
  }
}
