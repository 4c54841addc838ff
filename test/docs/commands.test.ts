/** Every npm script that the documentation, a workflow or another script calls is in package.json. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { project } from '../project.js';
import { documents, mentions, scripts, type Document } from './mentions.js';

/** What a workflow may call before package.json has it. */
const ANNOUNCED = ['campaign'];

const callers: readonly Document[] = [
  ...documents,
  ...globSync(['.github/workflows/*.yml', '.ci/*', 'package.json'], { cwd: project, dot: true })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') })),
];
const known = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: object };
const isKnown = (name: string): boolean => Object.hasOwn(known.scripts, name);

test('documents, workflows, .ci/ and package.json call scripts', () => {
  const calling = callers.filter((caller) => scripts(caller).length > 0).map(({ path }) => path);
  expect(calling).toEqual(
    expect.arrayContaining([
      'CONTRIBUTING.md',
      'README.md',
      'docs/quality.md',
      '.github/pull_request_template.md',
      '.github/workflows/nightly.yml',
      '.ci/run',
      'package.json',
    ]),
  );
});

test.each(callers)('$path calls no npm script that is not there', (caller) => {
  const missing = scripts(caller).filter(({ name }) => !isKnown(name) && !ANNOUNCED.includes(name));
  expect(missing).toEqual([]);
});

test.each(callers)('$path calls no program of .ci/ that is not there', (caller) => {
  const missing = mentions(caller, /(\.ci\/[\w-]+)/g).filter(({ name }) => !existsSync(join(project, name)));
  expect(missing).toEqual([]);
});
