/** `basincheck catalogue`: a web site of verified counterexamples, and of the paper's own examples beside them. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { defaultLimits } from '../../proof/index.js';
import {
  admittedOfAnyKind,
  assetsIn,
  builtAssets,
  type DataEntry,
  siteOf,
  type Entry,
} from '../catalogue/index.js';
import { ExitCode } from './exit-code.js';
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

/** The examples of the paper itself: a collection of their own. */
const PAPER = 'counterexamples/paper';

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
  const read = (
    await Promise.all([
      entriesIn(folder ?? inPackage('counterexamples'), 'counterexamples'),
      entriesIn(inPackage(PAPER), 'paper'),
    ])
  ).flat();
  const refused = read.filter((each) => 'verdict' in each);
  if (refused.length > 0) {
    for (const verdict of refused) process.stderr.write(`${verdictLine(verdict)}\n`);
    return refused.some(({ verdict }) => verdict === 'rejected') ? ExitCode.no : ExitCode.couldNotJudge;
  }
  const entries = read.filter((each): each is Entry => 'document' in each);
  const data = read.filter((each): each is DataEntry => !('document' in each) && !('verdict' in each));
  const files = siteOf({
    entries,
    data,
    survived: options.survived === undefined ? survived : survivedIn(options.survived),
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

/** Every file below a folder: its entry, or why it has none. */
async function entriesIn(
  folder: string,
  collection: string,
): Promise<readonly (Entry | DataEntry | FileVerdict)[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`${folder}: expected a folder of counterexamples, got none`);
  const ofPaper = `${inPackage(PAPER)}${sep}`;
  const files = (await filesMeant([folder])).filter(
    ({ path }) => collection === 'paper' || !resolve(path).startsWith(ofPaper),
  );
  return files.map((file) => {
    const { path } = file;
    if ('problem' in file) return unjudged(path, file.problem);
    const read = readUntrusted(path, defaultLimits.characters);
    if ('problem' in read) return unjudged(path, read.problem);
    const below = relative(folder, path).split(sep).join('/');
    if (!/^[\w./-]+$/.test(below)) return unjudged(path, { ...NAMED, found: 'another character' });
    const name = `${collection}/${below.replace(/\.json$/, '')}`;
    const entry = admittedOfAnyKind({ name, text: read.text });
    return 'verdict' in entry ? { file: path, ...entry } : entry;
  });
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
