/** What is said of a counterexample before its proof: which statement of which paper, and what the catalogue knows of the file. */

import { createHash } from 'node:crypto';
import {
  bibtex,
  citation,
  type Collection,
  deviationsOf,
  type EntryRecord,
  originOf,
  statementOfPaper,
} from '../entries/index.js';
import { wrapped } from '../prose/index.js';
import { ofPackage } from './catalogued.js';
import { homepage } from './package-json.js';

const WIDTH = 100;

export interface AboutEntry {
  readonly sentences: readonly string[];
  /** If the catalogue has these very bytes. */
  readonly record?: EntryRecord;
  readonly supersededBy?: string;
}

/** `theorem` is the id of the statement; `text` the file. */
export function aboutEntry(theorem: string, text: string): AboutEntry {
  const collection = ofPackage();
  const record = collection.withHash(sha256Of(text));
  const about = `A counterexample to ${statementOfPaper(theorem)}.`;
  if (record === undefined) return { sentences: [about] };
  const successor = collection.successorOf(record.id);
  return {
    record,
    ...(successor && { supersededBy: successor.id }),
    sentences: [
      about,
      `Entry ${record.id} of the catalogue, ${originOf(record)}.`,
      ...deviationsOf(record),
      ...supersession(collection, record),
    ],
  };
}

function supersession(collection: Collection, { id, supersedes }: EntryRecord): readonly string[] {
  const successor = collection.successorOf(id);
  return [
    ...(successor ? [`It is superseded by ${successor.id}, which is smaller.`] : []),
    ...(supersedes === null ? [] : [`It supersedes ${supersedes}, which is larger.`]),
  ];
}

/** As a paragraph of plain text, which ends with an empty line. */
export function aboutText({ sentences }: AboutEntry): string {
  return `${wrapped(sentences.join(' '), WIDTH).join('\n')}\n\n`;
}

/** As comments of LaTeX. */
export function aboutLatex({ sentences }: AboutEntry): string {
  return wrapped(sentences.join(' '), WIDTH - 2)
    .map((line) => `% ${line}\n`)
    .join('');
}

/** How the entry is cited: a sentence, and BibTeX. */
export function citationsOf(
  record: EntryRecord,
  title: string,
): { readonly citation: string; readonly bibtex: string } {
  const cited = { record, title, ...(homepage !== undefined && { homepage }) };
  return { citation: citation(cited), bibtex: bibtex(cited) };
}

export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
