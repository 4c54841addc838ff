/** The files of the catalogue, and of the paper, as a site takes them. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import {
  admitted,
  admittedOfAnyKind,
  type CatalogueFile,
  catalogueFile,
  type DataEntry,
  type Entry,
} from '../../../src/present/catalogue/index.js';
import { Collection, type EntryRecord, fileOf, INDEX } from '../../../src/present/entries/index.js';
import { project } from '../../project.js';

const folder = join(project, 'counterexamples');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

export const collection = Collection.read(read(INDEX), INDEX);

const isAboutData = ({ theorem }: EntryRecord) => /^[ms]-/.test(theorem);
const fileFor = (record: EntryRecord) => catalogueFile(collection, record, read(fileOf(record)));

/** Those about networks. */
export const files: readonly CatalogueFile[] = collection.records
  .filter((record) => !isAboutData(record))
  .map(fileFor);

/** Those about exact data. */
export const dataEntries = (): readonly DataEntry[] =>
  collection.records.filter(isAboutData).map((record) => {
    const found = admittedOfAnyKind(fileFor(record));
    if ('verdict' in found || found.counterexample.kind !== 'algebra') throw new Error(record.id);
    return found as DataEntry;
  });

/** Where the page of what stands at a place is, without an ending, such as `entries/B000003` of `2.1-without-rank`. */
export function addressOf(place: string): string {
  const record = collection.at(place);
  if (record) return `entries/${record.id}`;
  throw new Error(`addressOf: expected a place of the catalogue, got ${place}`);
}

export function entry(file: CatalogueFile): Entry {
  const result = admitted(file);
  if ('verdict' in result)
    throw new Error(`entry: expected ${file.name} to be verified, got ${result.verdict}`);
  return result;
}
