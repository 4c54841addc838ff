/** Every file, heading and entry point that the documentation names is there. */

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { project } from '../project.js';
import { documents, entryPoints, files, links, type Document, type Mention } from './mentions.js';
import { snippets } from './snippets.js';

/** What a build or a command writes. */
const GENERATED = [
  'report.md',
  'dist/',
  'dist/site/',
  'docs/api/',
  'site/index.html',
  'site/api/entries.json',
  'site/api/dump.json',
  'site/api/statements.json',
  'site/api/entries/B000003.json',
  'site/entries/B000003.html',
  'src/sampling/kernels/simd-module.ts',
];

const all = globSync('**', {
  cwd: project,
  dot: true,
  ignore: ['.git/**', '**/node_modules/**', 'dist/**', 'reports/**', 'coverage/**'],
});
// The reader of a document makes the files of its code blocks.
const made = snippets().map(({ file }) => file);
const names = new Set([...all.map((path) => basename(path)), ...made]);

/** Whether a path from the project's folder, the name of a file somewhere in it, or a pattern stands for something. */
function stands(name: string): boolean {
  if (GENERATED.includes(name)) return true;
  if (name.includes('*')) {
    const pattern = name.includes('/') ? name : `**/${name}`;
    return globSync(pattern, { cwd: project, ignore: '**/node_modules/**' }).length > 0;
  }
  return existsSync(join(project, name)) || (!name.includes('/') && names.has(name));
}

/** A heading as GitHub names it in an address. */
function anchorOf(heading: string): string {
  const kept = heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '');
  return kept.replaceAll(' ', '-');
}

function hasHeading(text: string, anchor: string): boolean {
  return [...text.matchAll(/^#+ (.*)$/gm)].some(([, heading = '']) => anchorOf(heading) === anchor);
}

function leadsNowhere({ path, text }: Document, { name }: Mention): boolean {
  const [target = '', anchor] = name.split('#');
  const to = target === '' ? path : join(dirname(path), target);
  if (!existsSync(join(project, to))) return true;
  if (anchor === undefined) return false;
  return !hasHeading(target === '' ? text : readFileSync(join(project, to), 'utf8'), anchor);
}

const missingFiles = (document: Document): readonly Mention[] =>
  files(document).filter(({ name }) => !stands(name));
const deadLinks = (document: Document): readonly Mention[] =>
  links(document).filter((link) => leadsNowhere(document, link));

describe.each(documents)('$path', (document) => {
  test('names no file of the project that is not there', () => {
    expect(missingFiles(document)).toEqual([]);
  });

  test('has no link to a file or to a heading that is not there', () => {
    expect(deadLinks(document)).toEqual([]);
  });

  test('names no entry point that the package does not have', () => {
    const { exports } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      exports: object;
    };
    const missing = entryPoints(document).filter(
      ({ name }) => !Object.hasOwn(exports, name.replace('basincheck', '.')),
    );
    expect(missing).toEqual([]);
  });
});

test('README.md, CONTRIBUTING.md, SECURITY.md and docs/formats.md are among the documents, and name files', () => {
  const counts = new Map(documents.map((document) => [document.path, files(document).length]));
  for (const path of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/formats.md']) {
    expect(counts.get(path), path).toBeGreaterThan(0);
  }
});

test('what is missing is seen in code, in blocks, in patterns and in links', () => {
  const text = [
    'See `src/numbers/rational.ts`, `1/4`, `basincheck/verify` and `missing.ts`.',
    '```sh',
    'npx basincheck verify counterexamples/none.json, src/proof/',
    '```',
    '`test/**/*.nothing.ts`, [a](docs/none.md), [b](docs/formats.md#no-such-heading),',
    '[c](docs/formats.md#how-long-old-numbers-are-read), [d](#here)',
    '# Here',
  ].join('\n');
  const document = { path: 'README.md', text };
  expect(missingFiles(document)).toEqual([
    { at: 'README.md:1', name: 'src/numbers/rational.ts' },
    { at: 'README.md:1', name: 'missing.ts' },
    { at: 'README.md:3', name: 'counterexamples/none.json' },
    { at: 'README.md:5', name: 'test/**/*.nothing.ts' },
  ]);
  expect(deadLinks(document)).toEqual([
    { at: 'README.md:5', name: 'docs/none.md' },
    { at: 'README.md:5', name: 'docs/formats.md#no-such-heading' },
  ]);
});
