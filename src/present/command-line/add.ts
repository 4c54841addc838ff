/** `basincheck add`: a counterexample from anywhere becomes an entry of a catalogue, or it is said why not. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AlgebraCounterexample, type Counterexample, verify } from '../../proof/index.js';
import { compareSizes, dataCells } from '../../search/algebra/index.js';
import { cells, provenanceOf } from '../../search/hunt/index.js';
import { isSmaller } from '../../search/shrink/index.js';
import {
  changeText,
  type Collection,
  type EntryRecord,
  fileOf,
  INDEX,
  type Likeness,
  likeness,
  paperOf,
} from '../entries/index.js';
import { sha256Of } from './about-entry.js';
import { collectionIn } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import { writeOutput, makeFolder } from './output.js';
import { version } from './package-json.js';
import { type Reduced, reduced } from './reduce.js';
import { fileText } from './judge-file.js';
import { verifiedFile, type FileOptions } from './verified.js';

export interface AddOptions extends FileOptions {
  readonly to: string;
  readonly author?: readonly string[];
  readonly ref?: readonly string[];
  readonly note?: string;
  readonly asIs?: true;
  /** Seconds. */
  readonly shrinkTime: number;
  readonly dryRun?: true;
}

type AnyCounterexample = Counterexample | AlgebraCounterexample;

/** Whoever is not named is one of them. */
const CONTRIBUTORS = 'basincheck contributors';

export async function addFile(path: string, options: AddOptions): Promise<ExitCode> {
  const { to: folder, json } = options;
  const collection = collectionIn(folder);
  if (collection === undefined)
    throw new Error(`--to: expected a catalogue, a folder with ${INDEX}, got ${folder}, which has none`);
  const file = verifiedFile({ path }, options);
  if (typeof file === 'number') return file;
  const given = { counterexample: file.counterexample, text: file.text, how: 'as it is' };
  const asGiven = alikeIn(folder, collection, given);
  if (asGiven) return refuse(path, asGiven, json);
  const small = options.asIs === true ? given : await reduced(file, options.shrinkTime);
  if (small === undefined) return interrupted(path, json);
  const asReduced = small.text === given.text ? undefined : alikeIn(folder, collection, small);
  if (asReduced) return refuse(path, { ...asReduced, isReduced: true }, json);

  const { counterexample, text, how } = small;
  const place = options.asIs === true ? undefined : placeFor(counterexample, folder, collection);
  const record = recordOf(counterexample, text, collection, options, place);
  const claim = claimOf(text);
  if (options.dryRun !== true) write(folder, collection, record, text);
  const { id, supersedes } = record;
  if (json === true) {
    const done = {
      file: path,
      verdict: options.dryRun === true ? 'would be added' : 'added',
      how,
      claim,
      entry: record,
    };
    process.stdout.write(`${JSON.stringify(done, undefined, 2)}\n`);
    return ExitCode.yes;
  }
  const instead =
    supersedes === null ? '' : `, in the place of ${supersedes}, which is larger and keeps its id`;
  const verdict = options.dryRun === true ? 'would be added' : 'added';
  process.stdout.write(`${verdict}  ${fileText(path)}  ${id}${instead}; ${how}: ${claim}\n`);
  return ExitCode.yes;
}

/** What the new file proves: it was verified when it was made, and is here. */
function claimOf(text: string): string {
  const verification = verify(text);
  if (verification.verdict === 'verified') return verification.claim;
  throw new Error(`add: expected what was reduced to be verified, got a file ${verification.verdict}`);
}

/** An entry that is the same, or may be. */
interface Alike {
  readonly of: EntryRecord;
  readonly how: 'these bytes' | Exclude<Likeness, { readonly kind: 'different' }>;
  readonly isReduced?: true;
}

function alikeIn(
  folder: string,
  collection: Collection,
  { counterexample, text }: Reduced,
): Alike | undefined {
  const same = collection.withHash(sha256Of(text));
  if (same) return { of: same, how: 'these bytes' };
  let undecided: Alike | undefined;
  for (const record of collection.records) {
    if (record.theorem !== counterexample.statement.id) continue;
    const other = entryIn(folder, record);
    // The same network with a smaller certificate, or in simpler coordinates, takes the place of what it improves.
    if (isBetter(counterexample, other)) continue;
    const how = likeness(counterexample, other);
    if (how.kind === 'undecided') undecided ??= { of: record, how };
    else if (how.kind !== 'different') return { of: record, how };
  }
  return undecided;
}

/** What the file of an entry holds. Throws unless it is the file of that hash, and verified. */
function entryIn(folder: string, record: EntryRecord): AnyCounterexample {
  const path = join(folder, fileOf(record));
  const text = readFileSync(path, 'utf8');
  if (sha256Of(text) !== record.sha256)
    throw new Error(`${path}: expected the bytes with the SHA-256 ${record.sha256}, got others`);
  const verification = verify(text);
  if (verification.verdict === 'verified') return verification.counterexample;
  throw new Error(`${path}: expected a verified counterexample, got one ${verification.verdict}`);
}

function refuse(path: string, { of, how, isReduced }: Alike, json: true | undefined): ExitCode {
  const isOpen = how !== 'these bytes' && how.kind === 'undecided';
  const verdict = isOpen ? 'unjudged' : 'duplicate';
  const what = isReduced ? 'what it was reduced to is ' : '';
  const because =
    how === 'these bytes'
      ? 'the same bytes'
      : how.kind === 'conjugate'
        ? `the same network in other coordinates, ${changeText(how.change)}`
        : how.kind === 'same data'
          ? 'the same data'
          : 'too many ways to decide whether it is the same network in other coordinates';
  const keep = isReduced ? '; --as-is takes in the file as it is' : '';
  if (json === true) {
    const said = { file: path, verdict, of: of.id, because, isReduced: isReduced === true };
    process.stdout.write(`${JSON.stringify(said, undefined, 2)}\n`);
  } else process.stdout.write(`${verdict}  ${fileText(path)}  of ${of.id}: ${what}${because}${keep}\n`);
  return isOpen ? ExitCode.couldNotJudge : ExitCode.no;
}

function interrupted(path: string, json: true | undefined): ExitCode {
  const sentence = 'nothing was added; --as-is leaves shrinking out';
  process.stdout.write(
    json === true
      ? `${JSON.stringify({ file: path, interrupted: true }, undefined, 2)}\n`
      : `interrupted  ${fileText(path)}  ${sentence}\n`,
  );
  return ExitCode.couldNotJudge;
}

interface Place {
  readonly name: string;
  readonly supersedes: string | null;
}

/** The cell, if nothing stands there, or something larger. */
function placeFor(
  counterexample: AnyCounterexample,
  folder: string,
  collection: Collection,
): Place | undefined {
  const { statement, dropped } = counterexample;
  const cell = `${statement.id}-without-${dropped.join('-')}`;
  const isCell = [...cells, ...dataCells].some(
    ({ name, dropped: one }) => one !== undefined && name === cell,
  );
  if (!isCell) return undefined;
  const name = counterexample.kind === 'algebra' ? `${paperOf(statement.id).name}/${cell}` : cell;
  const standing = collection.at(name);
  if (standing === undefined) return { name, supersedes: null };
  const better = isBetter(counterexample, entryIn(folder, standing));
  return better ? { name, supersedes: standing.id } : undefined;
}

/** Whether a counterexample is smaller than an entry. */
function isBetter(counterexample: AnyCounterexample, entry: AnyCounterexample): boolean {
  if (counterexample.kind === 'algebra')
    return entry.kind === 'algebra' && compareSizes({ counterexample }, { counterexample: entry }) < 0;
  return entry.kind !== 'algebra' && isSmaller(counterexample, entry);
}

function recordOf(
  counterexample: AnyCounterexample,
  text: string,
  collection: Collection,
  { author, ref = [], note }: AddOptions,
  place: Place | undefined,
): EntryRecord {
  const hunt = provenanceOf(counterexample);
  return {
    id: collection.nextId,
    place: place?.name ?? null,
    theorem: counterexample.statement.id,
    dropped: counterexample.dropped,
    entered: new Date().toISOString().slice(0, 10),
    sha256: sha256Of(text),
    by: hunt ? 'hunt' : 'hand',
    seed: hunt?.seed ?? null,
    version,
    authors: author ?? authorsIn(counterexample.provenance),
    refs: ref.map((to) => ({ to, literal: true, note: null })),
    note: note ?? null,
    supersedes: place?.supersedes ?? null,
  };
}

/** What the file says under `provenance.authors`, if that is a list of names. */
function authorsIn(provenance: unknown): readonly string[] {
  const authors: unknown =
    provenance instanceof Map ? (provenance as ReadonlyMap<string, unknown>).get('authors') : undefined;
  const isName = (name: unknown): name is string => typeof name === 'string' && /^[^\p{C}]+$/u.test(name);
  return Array.isArray(authors) && authors.length > 0 && authors.every(isName) ? authors : [CONTRIBUTORS];
}

/** The file first, then the line, then the copy at its place: whoever reads meanwhile finds every id that the index has. */
function write(folder: string, collection: Collection, record: EntryRecord, text: string): void {
  const path = join(folder, fileOf(record));
  makeFolder('--to', dirname(path));
  writeOutput('--to', path, text);
  writeOutput('--to', join(folder, INDEX), collection.with(record).text);
  if (record.place === null) return;
  const standing = join(folder, `${record.place}.json`);
  makeFolder('--to', dirname(standing));
  writeOutput('--to', standing, text);
}
