/** The ```ts blocks of the documentation, as files. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Snippet {
  /** The document and the line of the block, such as `README.md:20`. */
  readonly source: string;
  /** What the first line says in a comment (`// forward.ts`), or a name of its own. */
  readonly file: string;
  readonly text: string;
}

export const root: string = join(import.meta.dirname, '..', '..');

/** Of README.md and of every docs/*.md, in order. */
export function snippets(): readonly Snippet[] {
  const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => join('docs', name))];
  return documents.filter((path) => path.endsWith('.md')).flatMap((path) => snippetsIn(path));
}

function snippetsIn(path: string): readonly Snippet[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ index, 1: block = '' }, k) => ({
    source: `${path}:${text.slice(0, index).split('\n').length}`,
    file: /^\/\/ ([\w.-]+\.ts)\n/.exec(block)?.[1] ?? `${path.replace(/\W/g, '-')}-${k}.ts`,
    text: block,
  }));
}

/** The commands in the ```sh blocks of a document, one a line, in order. */
export function commandsIn(path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.trimEnd().split('\n'));
}
