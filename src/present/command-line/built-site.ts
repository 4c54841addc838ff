/** A site put together from a folder of counterexamples, each of which is verified first. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { defaultLimits } from '../../proof/index.js';
import { survived } from '../../search/hunt/index.js';
import {
  admittedOfAnyKind,
  assetsIn,
  builtAssets,
  catalogueFile,
  type DataEntry,
  type Entry,
  type SiteFiles,
  siteOf,
} from '../catalogue/index.js';
import { type Collection, type EntryRecord, fileOf } from '../entries/index.js';
import { sha256Of } from './about-entry.js';
import { CATALOGUE, collectionIn, ofPackage } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import { filesMeant, inPackage, readUntrusted } from './files.js';
import { unjudged, verdictLine, type FileVerdict } from './judge-file.js';
import { survivedIn } from './matrix.js';
import { homepage } from './package-json.js';
import { Progress } from './progress.js';

/** What a site is made from. */
export interface SiteSources {
  /** Where the counterexamples are; those of the package if not given. */
  readonly folder?: string | undefined;
  /** A file that says how many networks survived with every hypothesis kept. */
  readonly survived?: string | undefined;
}

export interface BuiltSite {
  readonly files: SiteFiles;
  /** How many. */
  readonly entries: number;
}

/** How a file becomes an entry; or the verdict if it does not. */
export type Admit = typeof admittedOfAnyKind;

/** The paths that a site is made from: folders with all that is in them, and files. */
export function pathsOf({ folder, survived: file }: SiteSources): readonly string[] {
  return [folder ?? inPackage(CATALOGUE), ...(file === undefined ? [] : [file]), builtAssets];
}

/** The site; or, after having said on stderr which files are not verified, the exit code if there is none. */
export async function builtSite(
  sources: SiteSources,
  admit: Admit = admittedOfAnyKind,
): Promise<BuiltSite | ExitCode> {
  const { folder } = sources;
  const progress = new Progress(2, 'entries');
  const isCatalogue = folder === undefined || collectionIn(folder) !== undefined;
  const read = [
    ...(await entriesIn(folder ?? inPackage(CATALOGUE), admit)),
    ...(isCatalogue ? [] : examplesOfPaper(admit)),
  ];
  const refused = read.filter((each) => 'verdict' in each);
  if (refused.length > 0) {
    for (const verdict of refused) process.stderr.write(`${verdictLine(verdict)}\n`);
    return refused.some(({ verdict }) => verdict === 'rejected') ? ExitCode.no : ExitCode.couldNotJudge;
  }
  const verified = read.filter((each): each is Entry | DataEntry => !('verdict' in each));
  const data = verified.filter((each): each is DataEntry => each.counterexample.kind === 'algebra');
  const entries = verified.filter((each): each is Entry => each.counterexample.kind !== 'algebra');
  const files = siteOf({
    entries,
    data,
    survived: sources.survived === undefined ? survived : survivedIn(sources.survived),
    ...(homepage !== undefined && { homepage }),
    schemas: schemaFiles(),
    assets: assetsIn(builtAssets),
    onEntry: ({ name }, done) => {
      progress.update(done, name, entries.length);
    },
  });
  progress.stop();
  return { files, entries: verified.length };
}

/** Of what a name consists that is to be an address. */
const NAMED = { path: '', expected: 'a name of letters, digits, ".", "-" and "_"', limit: false };

/** The entries of a catalogue's index; or every file below a folder without one. For each its entry, or why it has none. */
async function entriesIn(
  folder: string,
  admit: Admit,
): Promise<readonly (Entry | DataEntry | FileVerdict)[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`${folder}: expected a folder of counterexamples, got none`);
  const collection = collectionIn(folder);
  if (collection) return collection.records.map((record) => entryOf(folder, collection, record, admit));
  const files = await filesMeant([folder]);
  return files.map((file) => {
    const { path } = file;
    if ('problem' in file) return unjudged(path, file.problem);
    const read = readUntrusted(path, defaultLimits.characters);
    if ('problem' in read) return unjudged(path, read.problem);
    const below = relative(folder, path).split(sep).join('/');
    if (!/^[\w./-]+$/.test(below)) return unjudged(path, { ...NAMED, found: 'another character' });
    const name = `${CATALOGUE}/${below.replace(/\.json$/, '')}`;
    const entry = admit({ name, text: read.text });
    return 'verdict' in entry ? { file: path, ...entry } : entry;
  });
}

/** The file of an id, whose bytes are those of its hash; or why it is no entry. */
function entryOf(
  folder: string,
  collection: Collection,
  record: EntryRecord,
  admit: Admit,
): Entry | DataEntry | FileVerdict {
  const path = join(folder, fileOf(record));
  const read = readUntrusted(path, defaultLimits.characters);
  if ('problem' in read) return unjudged(path, read.problem);
  if (sha256Of(read.text) !== record.sha256)
    return unjudged(path, {
      path: '',
      expected: `the SHA-256 ${record.sha256}`,
      found: 'another',
      limit: false,
    });
  const entry = admit(catalogueFile(collection, record, read.text));
  return 'verdict' in entry ? { file: path, ...entry } : entry;
}

/** The examples of the paper itself, beside the files of a folder that has no ids. */
function examplesOfPaper(admit: Admit): readonly (Entry | DataEntry | FileVerdict)[] {
  const collection = ofPackage();
  return collection.records
    .filter(({ place }) => place?.startsWith('paper/') ?? false)
    .map((record) => entryOf(inPackage(CATALOGUE), collection, record, admit));
}

/** What is shipped beside the code for whoever reads files. */
function schemaFiles(): ReadonlyMap<string, string> {
  const folder = inPackage('schema');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.sort().map((name) => [`schema/${name}`, readFileSync(join(folder, name), 'utf8')]));
}
