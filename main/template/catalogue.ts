import type { X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { CatalogueEntry } from '../../shared/bridge.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { type Result, success } from '../../shared/result.ts';
import { type Disk, diskFailure } from '../dossier/disk.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { type ReadTemplate, readTemplate, TEMPLATE_EXTENSION } from './template-file.ts';

type Surroundings = { readonly disk: Disk; readonly content: Content; readonly now: () => string; readonly localData: string };

/** The catalogue, with every template that can be used by its hash. */
export type Catalogue = { readonly entries: readonly CatalogueEntry[]; readonly templates: ReadonlyMap<string, ReadTemplate> };

type Described = NonNullable<CatalogueEntry['template']>;

const MOST_FILES = 2_000;
/** A network folder answers slowly; this many files are asked for together. */
const AT_ONCE = 32;
/** Copies of templates from shared folders, for when a folder cannot be reached. */
const COPIES = 'templates';

/** Reads every folder with templates. A folder that cannot be reached shows what was seen there last. */
export async function readCatalogue(at: Surroundings, folders: readonly string[], anchors: readonly X509Certificate[]): Promise<Catalogue> {
  const templates = new Map<string, ReadTemplate>();
  const entries: CatalogueEntry[] = [];
  for (const folder of folders) {
    const seen = await filesIn(at, folder);
    const offline = seen === undefined;
    const copies = copiesOf(at, folder);
    const source = offline ? copies : folder;
    const names = (seen ?? (await filesIn(at, copies)) ?? []).slice(0, MOST_FILES);
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const read = names.slice(start, start + AT_ONCE).map(async (fileName) => {
        const base = { folder, fileName, offline };
        const one = await readOne(at, path.join(source, fileName));
        if (!one.ok) return { ...base, failure: one.failure };
        const { bytes, template } = one.value;
        if (!offline) await keepCopy(at, copies, fileName, bytes);
        templates.set(template.sha256, template);
        return { ...base, template: await described(template, anchors, at.now()) };
      });
      entries.push(...(await Promise.all(read)));
    }
    if (offline && names.length === 0)
      entries.push({ folder, fileName: '', offline, failure: { code: 'sjabloonmap-weg', detail: { map: folder } } });
  }
  return { entries: entries.map((one) => ({ ...one, double: isDouble(entries, one) })), templates };
}

async function described({ template, sha256 }: ReadTemplate, anchors: readonly X509Certificate[], now: string): Promise<Described> {
  const { id, name, organisation, version, date, note, retired = false } = template;
  // Checking signatures needs a heavy library; most templates carry none.
  const signature = template.signature
    ? (await import('./template-signature.ts')).signatureOf(template, anchors, new Date(now))
    : { state: 'geen' as const };
  return { id, sha256, name, organisation, version, date, note, retired, signature };
}

/** Two files of one template and one version that say different things: a sync copy, or two people who changed it. */
const isDouble = (entries: readonly CatalogueEntry[], { template }: CatalogueEntry): boolean =>
  template !== undefined &&
  entries.some(
    ({ template: other }) => other?.id === template.id && other.version === template.version && other.sha256 !== template.sha256,
  );

async function filesIn({ disk }: Surroundings, folder: string): Promise<readonly string[] | undefined> {
  try {
    return (await disk.list(folder)).filter((name) => name.endsWith(TEMPLATE_EXTENSION) && !name.startsWith('.')).sort();
  } catch {
    return undefined;
  }
}

async function readOne({ disk, content }: Surroundings, file: string): Promise<Result<{ bytes: Uint8Array; template: ReadTemplate }>> {
  try {
    const bytes = await disk.read(file);
    const read = readTemplate(content, bytes);
    return read.ok ? success({ bytes, template: read.value }) : read;
  } catch (error) {
    return diskFailure(error, file);
  }
}

// A folder's copies stand under a name that follows from it, so that two folders never mix.
const copiesOf = ({ localData }: Surroundings, folder: string): string =>
  path.join(localData, COPIES, Buffer.from(folder).toString('base64url').slice(-120));

async function keepCopy({ disk }: Surroundings, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = path.join(folder, name);
    if ((await disk.exists(file)) && Buffer.from(await disk.read(file)).equals(bytes)) return;
    await disk.makeFolder(folder);
    await writeSafely(disk, file, bytes);
  } catch {
    // A full disk must not keep anybody from using the template itself.
  }
}
