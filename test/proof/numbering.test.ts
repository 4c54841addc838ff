/** Two files that once got other verdicts than they should have, since a rule depended on how things are numbered. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonFilesIn } from '../json-files.js';
import { project } from '../project.js';
import type { CertificateFile } from './corpus/file.js';
import { swapUnits } from './corpus/transformations.js';
import { complaints, verifyFile } from './files.js';

const read = (name: string): CertificateFile =>
  JSON.parse(readFileSync(join(project, 'counterexamples', `${name}.json`), 'utf8')) as CertificateFile;

test('the set of a case does not depend on which of two neurons comes first', () => {
  const file = read('2.2-without-continuous');
  expect(verifyFile(file).verdict).toBe('verified');
  expect(complaints(swapUnits(file, 0, 0, 1))).toEqual(['verified']);
});

test('every counterexample stays verified when any two hidden neurons change places', () => {
  let swapped = 0;
  for (const { name, text } of jsonFilesIn(join(project, 'counterexamples'))) {
    const file = JSON.parse(text) as CertificateFile;
    file.network.layers.slice(0, -1).forEach(({ bias }, layer) => {
      for (let i = 0; i + 1 < bias.length; i++) {
        expect([name, layer, i, ...complaints(swapUnits(file, layer, i, i + 1))]).toEqual([
          name,
          layer,
          i,
          'verified',
        ]);
        swapped += 1;
      }
    });
  }
  expect(swapped).toBeGreaterThan(10);
});

/** F(x, y) = −|x| − |y| as a sum of four ReLUs, over [−71/25, 71/25] × [−3, `end`]. */
const tent = (end: string): unknown => ({
  format: 'basincheck/counterexample@1',
  theorem: '3.1',
  dropped: ['width'],
  network: {
    activation: {
      pieces: [
        { until: '0', slope: '0', intercept: '0' },
        { slope: '1', intercept: '0' },
      ],
    },
    layers: [
      {
        weights: [
          ['1', '0'],
          ['-1', '0'],
          ['0', '1'],
          ['0', '-1'],
        ],
        bias: ['0', '0', '0', '0'],
      },
      { weights: [['-1', '-1', '-1', '-1']], bias: ['0'] },
    ],
  },
  witness: {
    domain: {
      basis: [
        ['1', '0'],
        ['0', '1'],
      ],
      axes: [
        ['-71/25', '71/25'],
        ['-3', end],
      ],
    },
    inside: ['0', '0'],
  },
});

test('a slope just between two multiples of 1/64 is rounded up: with the greater slopes the bound is 31/1600', () => {
  // The chord slopes are 125/128 and 3/128, halfway from 62/64 to 63/64 and from 1/64 to 2/64.
  expect(complaints(tent('125'))).toEqual([
    'rejected',
    'witness.domain, boundary cell [-71/25, -71/25] × [-3, 125]: expected values of F below F(inside) 0, got values up to 31/1600',
  ]);
  // A little less, and a little more, and the slopes are 62/64 and 2/64, or 63/64 and 1/64.
  expect(complaints(tent('1249/10'))).toEqual(['verified']);
  expect(complaints(tent('1251/10'))[0]).toBe('rejected');
});
