import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Counterexample, verifyAboutNetwork, writeCounterexample } from '../../../src/proof/index.js';
import { Rational } from '../../../src/exact/index.js';
import { DoubtfulCells } from '../../../src/search/shrink/doubtful-cells.js';
import { placesOf, withNumbers } from '../../../src/search/shrink/proof-numbers.js';
import { simplerNear } from '../../../src/search/shrink/simpler-near.js';
import { project } from '../../project.js';

const files = [
  'counterexamples/paper/2.2-without-width.json',
  'counterexamples/2.1-without-width.json',
  'counterexamples/2.1-without-continuous.json',
  'counterexamples/2.2-without-stable.json',
  'counterexamples/2.3-without-square.json',
];

/** Undefined where a range would end before it begins. */
function changedAt(
  counterexample: Counterexample,
  place: string,
  other: Rational,
): Counterexample | undefined {
  try {
    return withNumbers(counterexample, (x, where) => (where === place ? other : x));
  } catch {
    return undefined;
  }
}

test.each(files)('what is refuted of changes to %s, the verifier rejects', (file) => {
  const start = verifyAboutNetwork(readFileSync(join(project, file), 'utf8'));
  if (start.verdict !== 'verified') throw new Error(`${file}: expected it to be verified`);
  const { counterexample } = start;
  const doubtful = new DoubtfulCells();
  let [refuted, rejected] = [0, 0];
  for (const { place, value } of placesOf(counterexample)) {
    for (const other of [...simplerNear(value), value.plus(value), value.times(Rational.half)]) {
      const changed = changedAt(counterexample, place, other);
      if (changed === undefined) continue;
      const isRefuted = doubtful.refute(changed, counterexample);
      const verification = verifyAboutNetwork(writeCounterexample(changed));
      if (isRefuted) expect(verification.verdict).toBe('rejected');
      if (verification.verdict === 'verified') continue;
      doubtful.note(verification.problems);
      [refuted, rejected] = [refuted + Number(isRefuted), rejected + 1];
    }
  }
  expect(rejected).toBeGreaterThan(0);
  // Others fail at a region, or at a point.
  expect(refuted).toBeGreaterThanOrEqual(0.1 * rejected);
});
