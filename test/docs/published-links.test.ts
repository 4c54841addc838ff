/** What the published package says of where it is from, and where its links lead. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { project } from '../project.js';

const read = (path: string) => readFileSync(join(project, path), 'utf8');
const { version, homepage, repository, bugs, files } = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly homepage: string;
  readonly repository: { readonly type: string; readonly url: string };
  readonly bugs: string;
  readonly files: readonly string[];
};

test('homepage, repository and bugs are addresses; those that a maintainer has still to set are placeholders under .example, and named here', () => {
  const addresses = { homepage, repository: repository.url.replace(/^git\+/, ''), bugs };
  const placeholders = Object.entries(addresses).filter(([, address]) =>
    new URL(address).hostname.endsWith('.example'),
  );
  for (const address of Object.values(addresses)) expect(new URL(address).protocol).toBe('https:');
  expect(repository.type).toBe('git');
  // Whoever sets one of them takes it from this list.
  expect(placeholders.map(([name]) => name)).toEqual(['homepage', 'repository', 'bugs']);
  expect(bugs.startsWith(repository.url.replace(/^git\+/, '').replace(/\.git$/, ''))).toBe(true);
});

const isShipped = (path: string) =>
  files.some((file) => path === file || path.startsWith(`${file}/`)) || path === 'package.json';

describe.each(files.filter((file) => file.endsWith('.md')))('%s', (page) => {
  test('links to files that the package ships, or to the repository by an absolute address', () => {
    const links = [...read(page).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    const base = `${repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/blob/main/`;
    for (const target of links) {
      if (target.startsWith(base)) {
        expect([target, existsSync(join(project, target.slice(base.length)))]).toEqual([target, true]);
        continue;
      }
      if (/^https?:/.test(target)) continue;
      const path = posix.join(posix.dirname(page), target);
      expect([target, isShipped(path)]).toEqual([target, true]);
    }
  });
});

test('CITATION.cff is of this version, and has what the format asks for', () => {
  const document = parseDocument(read('CITATION.cff'));
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const citation = document.toJS() as Record<string, unknown>;
  expect(citation).toMatchObject({ 'cff-version': '1.2.0', version, license: 'MIT', type: 'software' });
  expect(citation.authors).toEqual([{ name: 'basincheck contributors' }]);
  for (const key of ['message', 'title']) expect(typeof citation[key]).toBe('string');
});
