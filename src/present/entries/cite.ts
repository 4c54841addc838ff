/** How an entry is cited, and what is said of where it comes from. */

import { statementOfPaper } from './papers.js';
import type { EntryRecord } from './record.js';

export interface Cited {
  readonly record: EntryRecord;
  /** Such as "Theorem 2.1 without rank: a basin with a bounded component". */
  readonly title: string;
  /** Where the catalogue is to be found, with a slash at its end; not known as long as no maintainer has said so. */
  readonly homepage?: string;
}

/** One sentence for a list of references. */
export function citation({ record, title, homepage }: Cited): string {
  const { id, authors, entered, sha256 } = record;
  const where = homepage === undefined ? '' : ` ${addressOf(homepage, id)}.`;
  return `${named(authors)}, ${title}, basincheck catalogue, entry ${id}, ${entered.slice(0, 4)}.${where} SHA-256 ${sha256}.`;
}

/** An entry of BibTeX, with the names of authors as they stand in the record. */
export function bibtex({ record, title, homepage }: Cited): string {
  const { id, authors, entered, sha256, theorem } = record;
  const about = [
    `A counterexample to ${statementOfPaper(theorem)}, ${originOf(record)}.`,
    ...deviationsOf(record),
  ].join(' ');
  const fields = [
    ['author', authors.map((author) => `{${latex(author)}}`).join(' and ')],
    ['title', `{${latex(title)}}`],
    ['year', entered.slice(0, 4)],
    ['howpublished', `basincheck catalogue, entry ${id}`],
    ...(homepage === undefined ? [] : [['url', addressOf(homepage, id)]]),
    ['note', `${latex(about)} SHA-256 ${sha256}`],
  ];
  return [
    `@misc{basincheck-${id},`,
    ...fields.map(([name, value]) => `  ${name} = {${value}},`),
    '}',
    '',
  ].join('\n');
}

/** Where it comes from: "found by a hunt with seed 3". */
export function originOf({ by, seed, refs, note }: EntryRecord): string {
  const [reference] = refs;
  const made =
    by === 'hand' ? 'written by hand' : `found by a hunt${seed === null ? '' : ` with seed ${seed}`}`;
  const from = reference === undefined ? made : `from ${reference.to}`;
  return note === null ? from : `${from}: ${note}`;
}

/** Whether it is literally what it refers to, and what is different; nothing for most entries. */
export function deviationsOf({ refs }: EntryRecord): readonly string[] {
  return refs.map(({ literal, note }) => {
    const how = literal ? 'It is as it stands there' : 'It is not literally what stands there';
    return note === null ? `${how}.` : `${how}. ${note}`;
  });
}

function addressOf(homepage: string, id: string): string {
  return `${homepage}entries/${id}.html`;
}

function named(authors: readonly string[]): string {
  if (authors.length < 2) return authors.join();
  return `${authors.slice(0, -1).join(', ')} and ${authors[authors.length - 1] ?? ''}`;
}

/** Text in which nothing is a command of LaTeX. */
function latex(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
    '√': '$\\sqrt{}$',
    φ: '$\\varphi$',
    '−': '$-$',
  };
  return text
    .replaceAll(/[\\~^√φ−]/g, (sign) => signs[sign] ?? sign)
    .replaceAll(/(?<!\\[a-z]+)[#%&_]/g, (sign) => `\\${sign}`);
}
