/** What the catalogue holds: counterexample files that the verifier has accepted, and nothing else. */

import { createHash } from 'node:crypto';
import {
  type AlgebraCounterexample,
  type Counterexample,
  type NotVerified,
  verify,
  verifyAboutNetwork,
  type VerifiedNetwork,
} from '../../proof/index.js';
import { provenanceOf } from '../../search/hunt/index.js';
import { type Collection, type EntryRecord, fileOf } from '../entries/index.js';
import { algebraDocument, exampleDocument, titleOf, type Document } from '../prose/index.js';

export interface CatalogueFile {
  /** Its address in the site, without an ending, such as `entries/B000003`. */
  readonly name: string;
  readonly text: string;
  /** What the index of its catalogue says of it; nothing of a file that has no id. */
  readonly catalogued?: Catalogued;
}

export interface Catalogued {
  readonly record: EntryRecord;
  /** The id of the smaller one that took its place. */
  readonly supersededBy?: string;
}

/** The file of an entry that has an id, at an address that stays. */
export function catalogueFile(collection: Collection, record: EntryRecord, text: string): CatalogueFile {
  const successor = collection.successorOf(record.id);
  const catalogued = { record, ...(successor && { supersededBy: successor.id }) };
  return { name: fileOf(record).replace(/\.json$/, ''), text, catalogued };
}

/** Where a counterexample comes from, as far as its file says. */
export type Source =
  | { readonly kind: 'hunt'; readonly seed: number; readonly minimal: boolean }
  | { readonly kind: 'paper'; readonly example: string }
  | { readonly kind: 'hand' };

export interface Entry extends CatalogueFile {
  readonly counterexample: Counterexample;
  /** What the file proves, in one sentence. */
  readonly claim: string;
  /** Says also whose it is, unless a hunt found it. */
  readonly title: string;
  readonly document: Document;
  readonly source: Source;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A verified file about exact data. */
export interface DataEntry extends CatalogueFile {
  readonly counterexample: AlgebraCounterexample;
  /** What the file proves, in one sentence. */
  readonly claim: string;
  readonly title: string;
  readonly document: Document;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

export type AnyEntry = Entry | DataEntry;

/** The entry of a file about a network; of a file that is not verified, or about something else, the verdict. */
export function admitted(file: CatalogueFile): Entry | NotVerified {
  const verification = verifyAboutNetwork(file.text);
  return verification.verdict === 'verified' ? entryOf(file, verification) : verification;
}

/** The entry of any file; of a file that is not verified, the verdict. */
export function admittedOfAnyKind(file: CatalogueFile): Entry | DataEntry | NotVerified {
  const verification = verify(file.text);
  if (verification.verdict !== 'verified') return verification;
  const { claim, counterexample } = verification;
  if (counterexample.kind === 'algebra') {
    const document = algebraDocument(counterexample);
    return { ...file, counterexample, claim, document, title: titleOf(document), sha256: hashOf(file.text) };
  }
  return entryOf(file, { ...verification, counterexample });
}

function entryOf(file: CatalogueFile, { claim, counterexample }: VerifiedNetwork): Entry {
  const document = exampleDocument(counterexample);
  const source = sourceOf(counterexample);
  return {
    ...file,
    counterexample,
    claim,
    title: source.kind === 'hunt' ? titleOf(document) : `${titleOf(document)} (${shortSource(source)})`,
    document,
    source,
    sha256: hashOf(file.text),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether no smaller one has taken its place. */
export function isCurrent({ catalogued }: CatalogueFile): boolean {
  return catalogued?.supersededBy === undefined;
}

/** Its id with the place where it stands, such as "B000003, 2.1-without-rank"; of a file without an id, what it is called. */
export function calledOf(file: CatalogueFile): string {
  const { record } = file.catalogued ?? {};
  if (record === undefined) return shortName(file);
  return record.place === null || !isCurrent(file) ? record.id : `${record.id}, ${record.place}`;
}

/** The last part of the name: what the file is called, without its ending. */
export function shortName({ name }: CatalogueFile): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Such as "Example 2.2", "by hand". */
export function shortSource(source: Source): string {
  if (source.kind === 'paper') return `Example ${source.example}`;
  return source.kind === 'hand' ? 'by hand' : `hunt, seed ${source.seed}`;
}

/** Such as "Example 2.2 of the paper". Of which shrinker it is a minimum is said, since later ones have more moves. */
export function sourceText(source: Source): string {
  if (source.kind === 'paper') return `Example ${source.example} of the paper`;
  if (source.kind === 'hand') return 'written by hand';
  return source.minimal
    ? `found and shrunk by a hunt with seed ${source.seed}; no move of that hunt’s shrinker made it smaller`
    : `found by a hunt with seed ${source.seed}, and still being shrunk`;
}

function sourceOf(counterexample: Counterexample): Source {
  const hunt = provenanceOf(counterexample);
  if (hunt) return { kind: 'hunt', ...hunt };
  const { provenance } = counterexample;
  const source = provenance instanceof Map ? (provenance as ReadonlyMap<string, unknown>).get('source') : '';
  const found = typeof source === 'string' ? PAPER.exec(source) : null;
  return found?.[1] === undefined ? { kind: 'hand' } : { kind: 'paper', example: found[1] };
}

/** How the files of the paper's own examples say so. */
const PAPER = /^Beise and Dias Da Cruz, Example (\d\.\d)/;
