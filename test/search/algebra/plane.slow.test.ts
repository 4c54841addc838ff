/** Theorem 3 for examples that span the plane: without orthogonal features it fails there too, as the entry B000076 shows. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrix, Rational } from '../../../src/exact/index.js';
import { verify } from '../../../src/proof/index.js';
import { type AlgebraSubject, compareSizes, workbenchOf } from '../../../src/search/algebra/index.js';
import { mTheorem3 } from '../../../src/statements/index.js';
import { project } from '../../project.js';

function spansPlane({ text }: AlgebraSubject): boolean {
  const { examples } = JSON.parse(text) as { examples: readonly (readonly string[])[] };
  const rows = examples.map((row) => row.map((entry) => Rational.from(entry)));
  return rows[0]?.length === 2 && matrix.rank(rows) === 2;
}

function isFound(subject: AlgebraSubject): boolean {
  return spansPlane(subject) && subject.failing.join() === 'orthogonal' && !subject.holds();
}

/** What is smaller, as long as the examples span the plane. */
function shrunk(start: AlgebraSubject): AlgebraSubject {
  const sum = ({ size }: AlgebraSubject): string => size.map((part) => `${part}`.padStart(6)).join();
  for (let best = start; ;) {
    let smaller: AlgebraSubject | undefined;
    for (const move of best.moves())
      if ((sum(move) < sum(best) || (sum(move) === sum(best) && move.text < best.text)) && isFound(move)) {
        smaller = move;
        break;
      }
    if (smaller === undefined) return best;
    best = smaller;
  }
}

test('a hunt among examples that span the plane ends at the size of the entry of the catalogue', () => {
  const entry = verify(readFileSync(join(project, 'counterexamples/entries/B000076.json'), 'utf8'));
  if (entry.verdict !== 'verified' || entry.counterexample.kind !== 'algebra')
    throw new Error('expected a verified file about exact data');
  for (const seed of [1, 2]) {
    const drawn = fc.sample(fc.noBias(workbenchOf(mTheorem3).subjects), { seed, numRuns: 200 });
    const first = drawn.find(isFound);
    const certified = first && shrunk(first).certified();
    if (certified === undefined) throw new Error('expected a find');
    expect(compareSizes(certified, { counterexample: entry.counterexample })).toBe(0);
  }
});
