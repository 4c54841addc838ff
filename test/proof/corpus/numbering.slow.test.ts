/**
 * A verdict is about the map, not about how its network is written down: it does not depend on the numbering of hidden
 * neurons, on the unit in which a hidden neuron is measured, or on the coordinates of the input. So two files that differ
 * in these only get one verdict, whichever it is. `BASINCHECK_RUNS` sets how many pairs are compared; `npm run quality`
 * compares 10,000.
 */

import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { runs } from '../../seed.js';
import { certificates } from './certificates.js';
import { copyOf, type CertificateFile, type PieceFile } from './file.js';
import { pairs } from './pairs.js';
import { rescaleUnits } from './transformations.js';

const verdictOn = (file: CertificateFile) => verify(JSON.stringify(file)).verdict;
const seen = { verified: 0, rejected: 0, unjudged: 0 };

describe('a verdict does not change with', () => {
  test.each(Object.entries(pairs))('%s', (_, pair) => {
    fc.assert(
      fc.property(pair, ([file, other]) => {
        const verdict = verdictOn(file);
        seen[verdict] += 1;
        expect(verdictOn(other)).toBe(verdict);
      }),
      { numRuns: runs(150) },
    );
  });

  test('whether it is that the file is verified or that it is rejected: both have been seen', () => {
    expect(seen.verified).toBeGreaterThan(50);
    expect(seen.rejected).toBeGreaterThan(50);
    expect(seen.unjudged).toBe(0);
  });
});

test('a piece is measured in another unit as its slope stays and its ends and values are scaled', () => {
  const bend: PieceFile[] = [
    { until: '1', slope: '1/2', intercept: '0' },
    { slope: '2', intercept: '-3/2' },
  ];
  const [first] = certificates.filter(({ file }) => 'pieces' in file.network.activation);
  if (first === undefined) throw new Error('expected a certificate with pieces');
  const file = copyOf(first.file);
  file.network.activation = { pieces: bend };
  expect(rescaleUnits(file, new Fraction(2)).network.activation).toEqual({
    pieces: [
      { until: '2', slope: '1/2', intercept: '0' },
      { slope: '2', intercept: '-3' },
    ],
  });
});
