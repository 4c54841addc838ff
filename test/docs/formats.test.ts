/** docs/formats.md has every file format, and what it says of a number that is not known is so. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { NETWORK_FORMAT, readNetwork } from '../../src/exact/index.js';
import { counterexampleFormat, verify } from '../../src/proof/index.js';
import { LAYERS_FORMAT, readDescription } from '../../src/sources/models/index.js';
import { project } from '../project.js';

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** Numbers that no reader knows, and texts that are not quite the number that it does know. */
const UNKNOWN = ['0', '3', '10', '01', '1.0', '-1', '', '1 ', 'one'];

const withNumber = (text: string, format: string, number: string): string => {
  const changed = text.replace(`"${format}"`, `"${format.replace(/[12]$/, number)}"`);
  if (changed === text) throw new Error(`expected a text in the format ${format}`);
  return changed;
};

/** What a counterexample file says its format is. */
const formatOf = (text: string): string => (JSON.parse(text) as { format: string }).format;

test('docs/formats.md has a line for every format that the code names, and no other', () => {
  const code = globSync('src/**/*.ts', { cwd: project }).map(read).join('\n');
  const inCode = [
    ...[...code.matchAll(/basincheck\/[a-z-]+@[0-9]+/g)].map(([format]) => format),
    counterexampleFormat(1),
    counterexampleFormat(2),
  ];
  const lines = read('docs/formats.md').matchAll(/^\| `(basincheck\/[^`]*)`/gm);
  expect([...lines].map(([, format]) => format).sort()).toEqual([...new Set(inCode)].sort());
});

const counterexamples = readdirSync(join(project, 'counterexamples'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => read(join('counterexamples', name)));

describe.each(UNKNOWN)('under the number %j', (number) => {
  test('every counterexample of the catalogue is left unjudged', () => {
    for (const text of counterexamples) {
      const [first, second] = [1, 2].map((version) => counterexampleFormat(version as 1 | 2));
      const expected = `an object with "format": "${first}" or "${second}"`;
      const problem = { path: '', expected, found: 'an object', limit: false };
      expect(verify(withNumber(text, formatOf(text), number))).toEqual({
        verdict: 'unjudged',
        problems: [problem],
        count: 1,
      });
    }
  });

  test('a network file is no network', () => {
    const text = read('examples/autoencoder.json');
    expect(readNetwork(text)).toHaveProperty('network');
    const found = `"${NETWORK_FORMAT.replace(/1$/, number)}"`;
    expect(readNetwork(withNumber(text, NETWORK_FORMAT, number))).toEqual({
      problems: [{ path: 'format', expected: `"${NETWORK_FORMAT}"`, found, limit: false }],
    });
  });

  test('a description of layers is none', () => {
    const text = read('test/sources/models/fixtures/torch.layers.json');
    expect(readDescription(text)).toHaveProperty('layers');
    const found = `"${LAYERS_FORMAT.replace(/1$/, number)}"`;
    expect(readDescription(withNumber(text, LAYERS_FORMAT, number))).toEqual({
      problems: [{ path: 'format', expected: `"${LAYERS_FORMAT}"`, found, limit: false }],
    });
  });
});
