/** `basincheck catalogue`: a web site of verified counterexamples, and of the paper's own examples beside them. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { defaultLimits } from '../../proof/index.js';
import {
  admittedOfAnyKind,
  assetsIn,
  builtAssets,
  catalogueFile,
  type DataEntry,
  siteOf,
  type Entry,
} from '../catalogue/index.js';
import { type Collection, type EntryRecord, fileOf } from '../entries/index.js';
import { sha256Of } from './about-entry.js';
import { CATALOGUE, collectionIn, ofPackage } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import { homepage } from './package-json.js';
import { filesMeant, inPackage, readUntrusted } from './files.js';
import { unjudged, verdictLine, type FileVerdict } from './judge-file.js';
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { survivedIn } from './matrix.js';
import { survived } from '../../search/hunt/index.js';
import { Progress } from './progress.js';

export interface CatalogueOptions {
  readonly out: string;
  readonly survived?: string;
  readonly json?: true;
}

/** Lists the files of a site, so that the next one written to the same place can take them away. */
const LIST = 'files.json';

export async function writeCatalogue(
  folder: string | undefined,
  options: CatalogueOptions,
): Promise<ExitCode> {
  const { out, json } = options;
  checkFolder('--out', out);
  if (folder !== undefined && resolve(folder) === resolve(out))
    throw new Error(`--out: expected a folder other than the input, got ${out}, which is read`);
  const earlier = filesOfEarlier(out);
  const progress = new Progress(2, 'entries');
  const isCatalogue = folder === undefined || collectionIn(folder) !== undefined;
  const read = [
    ...(await entriesIn(folder ?? inPackage(CATALOGUE))),
    ...(isCatalogue ? [] : examplesOfPaper()),
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
    survived: options.survived === undefined ? survived : survivedIn(options.survived),
    ...(homepage !== undefined && { homepage }),
    schemas: schemaFiles(),
    assets: assetsIn(builtAssets),
    onEntry: ({ name }, done) => {
      progress.update(done, name, entries.length);
    },
  });
  progress.stop();
  for (const path of earlier) rmSync(join(out, path), { force: true });
  const list = [...files.keys(), LIST].sort();
  for (const [path, content] of [...files, [LIST, `${JSON.stringify(list, undefined, 2)}\n`] as const]) {
    makeFolder('--out', dirname(join(out, path)));
    writeOutput('--out', join(out, path), content);
  }
  const summary = {
    site: join(out, 'index.html'),
    entries: entries.length + data.length,
    files: list.length,
  };
  process.stdout.write(
    json === true
      ? `${JSON.stringify(summary, undefined, 2)}\n`
      : `${summary.entries} entries, all verified, written to ${summary.site}\n`,
  );
  return ExitCode.yes;
}

/** Of what a name consists that is to be an address. */
const NAMED = { path: '', expected: 'a name of letters, digits, ".", "-" and "_"', limit: false };

/** The entries of a catalogue's index; or every file below a folder without one. For each its entry, or why it has none. */
async function entriesIn(folder: string): Promise<readonly (Entry | DataEntry | FileVerdict)[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`${folder}: expected a folder of counterexamples, got none`);
  const collection = collectionIn(folder);
  if (collection) return collection.records.map((record) => entryOf(folder, collection, record));
  const files = await filesMeant([folder]);
  return files.map((file) => {
    const { path } = file;
    if ('problem' in file) return unjudged(path, file.problem);
    const read = readUntrusted(path, defaultLimits.characters);
    if ('problem' in read) return unjudged(path, read.problem);
    const below = relative(folder, path).split(sep).join('/');
    if (!/^[\w./-]+$/.test(below)) return unjudged(path, { ...NAMED, found: 'another character' });
    const name = `${CATALOGUE}/${below.replace(/\.json$/, '')}`;
    const entry = admittedOfAnyKind({ name, text: read.text });
    return 'verdict' in entry ? { file: path, ...entry } : entry;
  });
}

/** The file of an id, whose bytes are those of its hash; or why it is no entry. */
function entryOf(
  folder: string,
  collection: Collection,
  record: EntryRecord,
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
  const entry = admittedOfAnyKind(catalogueFile(collection, record, read.text));
  return 'verdict' in entry ? { file: path, ...entry } : entry;
}

/** The examples of the paper itself, beside the files of a folder that has no ids. */
function examplesOfPaper(): readonly (Entry | DataEntry | FileVerdict)[] {
  const collection = ofPackage();
  return collection.records
    .filter(({ place }) => place?.startsWith('paper/') ?? false)
    .map((record) => entryOf(inPackage(CATALOGUE), collection, record));
}

/** What is shipped beside the code for whoever reads files. */
function schemaFiles(): ReadonlyMap<string, string> {
  const folder = inPackage('schema');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.sort().map((name) => [`schema/${name}`, readFileSync(join(folder, name), 'utf8')]));
}

/** What an earlier site put into the folder. Throws if there is anything else in it, but no such site. */
function filesOfEarlier(out: string): readonly string[] {
  if (!existsSync(out) || readdirSync(out).length === 0) return [];
  const expected = 'expected a new or empty folder, or an earlier site';
  if (!existsSync(join(out, LIST)))
    throw new Error(`${out}: ${expected}, got a folder with something else in it`);
  const list: unknown = JSON.parse(readFileSync(join(out, LIST), 'utf8'));
  const isInside = (path: unknown): path is string =>
    typeof path === 'string' && !path.startsWith('/') && !path.split('/').includes('..');
  if (Array.isArray(list) && list.every(isInside)) return list;
  throw new Error(`${join(out, LIST)}: ${expected}, got no list of files`);
}
