/** What the documents name: files of the project, headings, entry points of the package, npm scripts. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { project } from '../project.js';

export interface Mention {
  /** The document and the line, such as `README.md:20`. */
  readonly at: string;
  readonly name: string;
}

export interface Document {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** README.md, CONTRIBUTING.md, …, docs/*.md, and what GitHub shows to whoever writes an issue or a pull request. */
export const documents: readonly Document[] = [
  // CHANGELOG.md tells of files as they were.
  ...readdirSync(project).filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md'),
  ...globSync(['docs/*.md', '.github/*.md', '.github/ISSUE_TEMPLATE/*'], { cwd: project, dot: true }),
]
  .sort()
  .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));

/** The names that a pattern with one group finds in a document, with their lines. */
export function mentions({ path, text }: Document, pattern: RegExp): readonly Mention[] {
  return [...text.matchAll(pattern)].map(({ index, 1: name = '' }) => ({
    at: `${path}:${text.slice(0, index).split('\n').length}`,
    name,
  }));
}

/** Targets of links and images, but for addresses of the web. */
export function links(document: Document): readonly Mention[] {
  return mentions(document, /\]\(([^)\s]+)\)/g).filter(({ name }) => !/^https?:/.test(name));
}

/** Words in `code` and in blocks of code that stand for files of the project, or for patterns of such. */
export function files(document: Document): readonly Mention[] {
  return words(document).filter(({ name }) => {
    const isPath = /^\.?[a-z][\w.-]*\/[\w.*/-]*$/i.test(name);
    const isName = /^[\w*][\w.*-]*\.(?:ts|md|yml)$/.test(name);
    return (isPath && !name.startsWith('basincheck/')) || isName;
  });
}

/** Entry points of the package in `code`, such as `basincheck/verify`. */
export function entryPoints(document: Document): readonly Mention[] {
  return words(document).filter(({ name }) => /^basincheck\/[\w-]+$/.test(name));
}

/** The scripts of package.json that a document, a workflow or a script calls. */
export function scripts(document: Document): readonly Mention[] {
  return [
    ...mentions(document, /\bnpm run (?:--silent )?([\w:-]+)/g),
    ...mentions(document, /\bnpm (test)\b/g),
  ];
}

/** The words of all code, without the quotes around them and the comma or stop after them. Blocks of TypeScript run. */
function words({ path, text }: Document): readonly Mention[] {
  const blank = (block: string): string => block.replace(/[^\n]/g, '');
  const withoutTypeScript = text.replace(/^```ts\n.*?^```$/gms, blank);
  const code = withoutTypeScript.replace(/^```\w*\n(.*?)^```$/gms, (_, block: string) =>
    ['', ...block.split('\n').map((line) => (line === '' ? '' : `\`${line}\``))].join('\n'),
  );
  return mentions({ path, text: code }, /`([^`\n]+)`/g).flatMap(({ at, name }) =>
    name.split(/\s+/).map((word) => ({ at, name: word.replace(/^['"(]+|['"),;:.]+$/g, '') })),
  );
}
