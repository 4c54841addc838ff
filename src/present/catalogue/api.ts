/** The catalogue as plain files of JSON, for programs: all that is known of every entry, and the files themselves. */

import { allStatements, paperOf } from '../entries/index.js';
import type { AnyEntry } from './entry.js';
import { assumedIn } from './statement-pages.js';

/** What is in it is described by `schema/entries.schema.json`. */
const FORMAT = 'basincheck/entries@1';

/** The addresses in it lead from the root of the site. */
export function apiFiles(entries: readonly AnyEntry[]): ReadonlyMap<string, string> {
  const ordered = entries
    .filter(({ catalogued }) => catalogued !== undefined)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const list = ordered.map(aboutOf);
  const dump = ordered.map((entry) => ({
    ...aboutOf(entry),
    counterexample: JSON.parse(entry.text) as unknown,
  }));
  return new Map([
    ['api/entries.json', json({ format: FORMAT, entries: list })],
    ['api/dump.json', json({ format: FORMAT, entries: dump })],
    ['api/statements.json', json({ statements: allStatements.map(statementOf) })],
    ...ordered.map(({ name, text }) => [`api/${name}.json`, text] as const),
  ]);
}

function aboutOf({ name, title, claim, catalogued }: AnyEntry): object {
  return {
    ...catalogued?.record,
    supersededBy: catalogued?.supersededBy ?? null,
    title,
    claim,
    page: `${name}.html`,
    file: `api/${name}.json`,
  };
}

function statementOf(statement: (typeof allStatements)[number]): object {
  const { id, name, source, conclusion, amended } = statement;
  const { named, given } = assumedIn(statement);
  const assumes = named.map(({ name: word, text, isAdded }) => ({ name: word, text, printed: !isAdded }));
  return { id, name, source, paper: paperOf(id), assumes, given, conclusion, amended: amended ?? null };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
