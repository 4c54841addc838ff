/** The entries of a catalogue as they lie in a folder: an index, a file for each id, and what stands at each place today. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Collection, type EntryRecord, fileOf, INDEX, isId } from '../entries/index.js';
import { type FileMeant, inPackage, readUntrusted } from './files.js';

export const CATALOGUE = 'counterexamples';

/** An index may have a million entries. */
const LONGEST_INDEX = 2 ** 30;

/** The index of the folder, if it has one. Throws where it has another shape. */
export function collectionIn(folder: string): Collection | undefined {
  const path = join(folder, INDEX);
  if (!existsSync(path)) return undefined;
  const read = readUntrusted(path, LONGEST_INDEX);
  if ('text' in read) return Collection.read(read.text, path);
  throw new Error(`${path}: expected ${read.problem.expected}, got ${read.problem.found}`);
}

/** The catalogue that the package ships. */
export function ofPackage(): Collection {
  const found = collectionIn(inPackage(CATALOGUE));
  if (found) return found;
  throw new Error(`expected ${CATALOGUE}/${INDEX} in the package, got no file`);
}

/**
 * The path itself if something is there; else the file of the entry that is called so: by its id, its place or its cell in words.
 * An id that the catalogue has not given is a problem.
 */
export function fileOrEntry(name: string): FileMeant {
  if (name === '-' || existsSync(name)) return { path: name };
  const collection = ofPackage();
  const record = collection.named(name);
  if (record) return { path: pathInPackage(record) };
  if (!isId(name)) return { path: name };
  const ids = collection.records.map(({ id }) => id);
  const expected = `an id of the catalogue, from ${ids[0] ?? 'none'} to ${ids.at(-1) ?? 'none'}`;
  return { path: name, problem: { path: '', expected, found: name, limit: false } };
}

export function pathInPackage(record: EntryRecord): string {
  return inPackage(`${CATALOGUE}/${fileOf(record)}`);
}
