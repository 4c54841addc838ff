/** Values on a bounded set: a peak and a dip are told apart, and one is the other for −F. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Network, Rational, relu } from '../../../src/exact/index.js';
import { Domain } from '../../../src/search/generators/index.js';
import { type DomainSubject, judge } from '../../../src/search/judge/index.js';
import { domainsFor } from '../../../src/search/stress/index.js';
import { type DomainStatement, theorem31 } from '../../../src/statements/index.js';
import { runs, seed } from '../../seed.js';

const { zero, one } = Rational;
const dips: DomainStatement = { ...theorem31, question: 'smaller value inside', certificate: 'none' };
const effort = { look: 'sample', seed } as const;

/** F(x) = sign·(|x| + 1) on [−1, 1], with two neurons and so wider than n0. */
function tent(sign: 1 | -1): DomainSubject {
  const s = Rational.of(sign);
  return {
    network: new Network(relu, [
      { weights: [[one], [one.negated()]], bias: [zero, zero] },
      { weights: [[s, s]], bias: [s] },
    ]),
    domain: new Domain([zero], [[one]], [{ lo: [one.negated()], hi: [one] }]),
    points: [[zero], [Rational.half]],
  };
}

test('|x| + 1 has a dip on [−1, 1], and −|x| − 1 a peak', () => {
  expect(judge(tent(1), dips, effort)).toMatchObject({
    verdict: 'suspected',
    reason: 'F(0) is below all values on the boundary, by exact bounds',
  });
  expect(judge(tent(1), theorem31, effort)).toMatchObject({
    verdict: 'survived',
    reason: 'the boundary reaches the greatest value seen',
  });
  expect(judge(tent(-1), dips, effort)).toMatchObject({
    verdict: 'survived',
    reason: 'the boundary reaches the least value seen',
  });
  expect(judge(tent(-1), theorem31, effort)).toMatchObject({
    verdict: 'suspected',
    reason: 'F(0) exceeds all values on the boundary, by exact bounds',
  });
});

test('F has a dip where −F has a peak, on random networks and sets', () => {
  fc.assert(
    fc.property(domainsFor(theorem31), (subject) => {
      const { activation, layers } = subject.network;
      const last = layers.at(-1);
      if (last === undefined) throw new Error('expected a layer');
      const negative = new Network(activation, [
        ...layers.slice(0, -1),
        {
          weights: last.weights.map((row) => row.map((w) => w.negated())),
          bias: last.bias.map((b) => b.negated()),
        },
      ]);
      const dip = judge({ ...subject, network: negative }, dips, effort);
      expect(dip.verdict).toBe(judge(subject, theorem31, effort).verdict);
    }),
    { seed, numRuns: runs(20) },
  );
});
