import path from 'node:path';
import { currentFixedVersion, frozenPart } from '../shared/assessment/fixed.ts';
import type { AssessmentDocument, FixedVersion } from '../shared/assessment/types.ts';
import type { Bridge } from '../shared/bridge.ts';
import { reportOf } from '../shared/report/fix.ts';
import type { VerifyReport } from '../shared/report/verify-types.ts';
import { failed, type Result, success } from '../shared/result.ts';
import { momentWords } from '../shared/text/format.ts';
import { saying } from '../shared/text/saying.ts';
import type { Services } from './api.ts';
import { diskFailure } from './dossier/disk.ts';
import { sha256 } from './dossier/hash.ts';
import { EXTENSION, fileStem } from './dossier/library.ts';
import { writeSafely } from './dossier/safe-write.ts';
import type { OpenDossier } from './open-dossiers.ts';
import { policyAnchors } from './policy.ts';
import { firstRevision } from './report/bundle.ts';
import { type GivenAnswers, givenAnswers } from './sign/given-answers.ts';

type ReportCalls = Pick<Bridge, 'report.make' | 'report.cancel' | Extract<keyof Bridge, `sign.${string}` | `verify.${string}`>>;

/** The calls about paper: making a report, signing it and checking any. */
export function reportCalls(services: Services, open: ReadonlyMap<string, OpenDossier>): ReportCalls {
  const { at, app, dialogs, jobs, tell, say } = services;
  const { policy } = services.policy;
  let keyFile: string | undefined;
  const openDocuments = (): readonly AssessmentDocument[] => [...open.values()].map(({ session }) => session.document());

  /** What was checked last, so that answers can be laid beside it. */
  let checked: { readonly name: string; readonly pdf: Uint8Array } | undefined;

  const verify = async (file: string, pdf: Uint8Array, given?: GivenAnswers) => {
    const anchors = [...policyAnchors(policy), ...(services.settings.read().anchors ?? [])];
    const report = await jobs.run<'verify'>({ kind: 'verify', pdf, anchors, date: at.now(), ...(given ? { given } : {}) });
    if (report === 'cancelled') return failed('rapport-mislukt');
    if (!report.ok) return report;
    checked = { name: file, pdf };
    return success({ fileName: file, report: withData(report.value, sha256(firstRevision(pdf)), openDocuments()) });
  };

  return {
    'report.make': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const document = found.session.document();
      const saved = await found.session.checkpoint();
      if (!saved.ok) return saved;
      const model = reportOf(app.content, document, at.now(), policy.style ?? services.settings.read().style);
      // Drawing goes on while a person chooses a place: then it is nearly done, or stopped when they do not want it.
      const drawing = jobs.run<'render'>({ kind: 'render', model, fonts: app.fonts, answers: frozenPart(document) }, (step) =>
        tell('report.progress', { step }),
      );
      const file = await dialogs.saveFile(
        say('venster.rapport'),
        path.join(path.dirname(found.session.file), reportName(document)),
        say('bestand.rapport'),
        'pdf',
      );
      if (!file) jobs.cancel();
      const made = await drawing;
      if (!file) return null;
      if (made === 'cancelled') return null;
      if (!made.ok) return made;
      try {
        await writeSafely(at.disk, file, made.value.bytes);
      } catch (error) {
        return diskFailure(error, file);
      }
      found.report = file;
      const { pages, claims, unknownSigns, sha256: hash } = made.value;
      return success({ fileName: path.basename(file), sha256: hash, pages, claims, unknownSigns });
    },
    'report.cancel': async () => {
      jobs.cancel();
      return null;
    },
    'sign.chooseKey': async () => {
      keyFile = (await dialogs.openFile(say('venster.sleutel'), say('bestand.sleutel'), ['p12', 'pfx'])) ?? keyFile;
      return keyFile ? { fileName: path.basename(keyFile) } : null;
    },
    'sign.makeTrialKey': async ({ name, passphrase }) => {
      const file = await dialogs.saveFile(
        say('venster.proefsleutel'),
        path.join(services.documents, 'proefsleutel.p12'),
        say('bestand.sleutel'),
        'p12',
      );
      if (!file) return null;
      try {
        const { makeTrialKey } = await import('./sign/keys.ts');
        await writeSafely(at.disk, file, makeTrialKey(name, passphrase, new Date(at.now())));
      } catch (error) {
        return diskFailure(error, file);
      }
      keyFile = file;
      return success({ fileName: path.basename(file) });
    },
    'sign.sign': async ({ id, field, name, passphrase, place, stamp }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      if (!keyFile) return failed('sleutel-gekozen');
      const saved = await found.session.checkpoint();
      if (!saved.ok) return saved;
      const version = currentFixedVersion(found.session.document());
      if (!version?.reportHash) return failed('rapport-niet-vastgelegd');
      const behind = clockBehind(version, at.now());
      if (behind) return behind;
      const file = found.report ?? (await dialogs.openFile(say('venster.rapport_versie'), say('bestand.rapport'), ['pdf']));
      if (!file) return null;
      try {
        const pdf = await at.disk.read(file);
        // Only the report that was made when this version was fixed may be signed: its first revision must be that file.
        if (sha256(firstRevision(pdf)) !== version.reportHash) {
          delete found.report;
          return failed('rapport-verkeerd');
        }
        const job = {
          kind: 'sign',
          pdf,
          key: await at.disk.read(keyFile),
          passphrase,
          field,
          name,
          place,
          ...(stamp && policy.timeStamp ? { timeStamp: policy.timeStamp } : {}),
          fonts: app.fonts,
          date: at.now(),
        } as const;
        const signed = await jobs.run<'sign'>(job);
        if (signed === 'cancelled') return null;
        if (!signed.ok) return signed;
        await writeSafely(at.disk, file, signed.value.pdf);
        found.report = file;
        const checked = await verify(path.basename(file), await at.disk.read(file));
        if (!checked.ok) return checked;
        const signature = { field, name: signed.value.name, at: job.date, trial: signed.value.trial, sha256: sha256(signed.value.pdf) };
        return success({ fileName: path.basename(file), signature, report: checked.value.report });
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'sign.readBack': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const version = currentFixedVersion(found.session.document());
      if (!version?.reportHash) return failed('rapport-niet-vastgelegd');
      const file = await dialogs.openFile(say('venster.ondertekend'), say('bestand.rapport'), ['pdf']);
      if (!file) return null;
      try {
        const pdf = await at.disk.read(file);
        const checked = await verify(path.basename(file), pdf);
        if (!checked.ok) return checked;
        const { report } = checked.value;
        const rewritten = sha256(firstRevision(pdf)) !== version.reportHash;
        if (report.verdict === 'niet ondertekend') return failed('teruglezen-zonder-handtekening');
        if (report.verdict === 'ongeldig') return failed('teruglezen-ongeldig');
        const known = new Set(version.signatures.map(({ field }) => field));
        const signatures = report.signatures
          .filter(({ field }) => !known.has(field))
          .map(({ field, signer, trial, time }) => ({
            field,
            name: signer,
            at: time.at || at.now(),
            trial,
            sha256: sha256(pdf),
            ...(rewritten ? { rewritten } : {}),
          }));
        if (!rewritten) found.report = file;
        return success({ fileName: path.basename(file), rewritten, signatures, report });
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'verify.choose': async () => {
      const file = await dialogs.openFile(say('venster.controleren'), 'PDF', ['pdf']);
      if (!file) return null;
      try {
        return await verify(path.basename(file), await at.disk.read(file));
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'verify.compare': async () => {
      if (!checked) return failed('vergelijken-zonder-rapport');
      const file = await dialogs.openFile(say('venster.antwoorden'), say('bestand.antwoorden'), ['json', EXTENSION.slice(1)]);
      if (!file) return null;
      try {
        const given = await givenAnswers(path.basename(file), await at.disk.read(file));
        return given.ok ? await verify(checked.name, checked.pdf, given.value) : given;
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'verify.bytes': ({ name, bytes }) => verify(name, bytes),
  };
}

/** A signature from before the version it signs would be a lie; the clock of this computer is the only one there is. */
function clockBehind(version: FixedVersion, now: string): Result<never> | undefined {
  const last = [version.fixedAt, ...version.signatures.map(({ at }) => at)].sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? now;
  return Date.parse(now) < Date.parse(last) ? failed('klok-terug', { nu: momentWords(now), toen: momentWords(last) }) : undefined;
}

/** Statement 7: whether this is the report that an open dossier knows. */
function withData(report: VerifyReport, hash: string, documents: readonly AssessmentDocument[]): VerifyReport {
  // What somebody laid beside the report counts for more than what happens to be open.
  if (report.data.ok !== null) return report;
  for (const document of documents) {
    const version = document.versions.find(({ reportHash }) => reportHash === hash);
    if (version)
      return { ...report, data: { ok: true, text: saying('data-dossier', { versie: String(version.number), naam: document.facts.name }) } };
  }
  return report;
}

function reportName(document: AssessmentDocument): string {
  const version = currentFixedVersion(document);
  const name = fileStem(document.facts.name || 'rapport');
  return `${name} ${version ? `versie ${version.number}` : 'CONCEPT'}.pdf`;
}
