/** How often two files that are about one map, written down in two ways, get one verdict: always. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verify } from '../../src/proof/index.js';
import type { CertificateFile } from '../proof/corpus/file.js';
import { pairs, type Pair } from '../proof/corpus/pairs.js';
import { seed } from '../seed.js';
import { figures, isWhole } from './figures.js';

/** Pairs of each kind. */
const PAIRS = isWhole ? 2500 : 25;

const verdictOn = (file: CertificateFile) => verify(JSON.stringify(file)).verdict;

test('two files about one map get one verdict', () => {
  const changed: Pair[] = [];
  const rows = Object.entries(pairs).map(([what, pair]) => {
    const counts = { verified: 0, rejected: 0, unjudged: 0 };
    let same = 0;
    for (const [file, other] of fc.sample(pair, { seed, numRuns: PAIRS })) {
      const verdict = verdictOn(file);
      counts[verdict] += 1;
      if (verdictOn(other) === verdict) same += 1;
      else changed.push([file, other]);
    }
    const { verified, rejected, unjudged } = counts;
    return [what, ...[verified, rejected, unjudged].map(String), `${same} of ${PAIRS}`];
  });
  const all = PAIRS * rows.length;
  figures(
    '2-numbering',
    `One map written down in two ways: ${all - changed.length} of ${all} pairs get one verdict (seed ${seed})`,
    [['what is different', 'verified', 'rejected', 'unjudged', 'one verdict'], ...rows],
  );
  expect(changed).toEqual([]);
});
