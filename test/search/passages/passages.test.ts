/** Attractive points that are not stable: segments followed exactly, and holes found from the network alone, in any coordinates. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, matrix, type Matrix, Network, Rational, relu, type Vector } from '../../../src/exact/index.js';
import { verify } from '../../../src/proof/index.js';
import { networkSatisfying } from '../../../src/search/generators/index.js';
import { trophyIn } from '../../../src/search/hunt/index.js';
import { certifyUnstable, glanceAtUnstable } from '../../../src/search/passages/index.js';
import { stepped } from '../../../src/search/passages/segments.js';
import { inCoordinates } from '../../../src/search/shrink/moves.js';
import { theorem22 } from '../../../src/statements/index.js';
import { readFileSync } from 'node:fs';
import { runs, seed } from '../../seed.js';

const { zero, one } = Rational;
const r = (text: string): Rational => Rational.from(text);
const catalogued = trophyIn(readFileSync('counterexamples/2.2-without-stable.json', 'utf8')).counterexample
  .network;

test('a segment is cut into parts that cover it, and on each of which F is affine with the ends that are given', () => {
  const numbers = fc.integer({ min: -8, max: 8 }).map((n) => Rational.of(n, 2));
  const points = fc.tuple(numbers, numbers);
  fc.assert(
    fc.property(
      networkSatisfying(theorem22, { inputDimension: 2, depth: 2, activation: { smooth: 0 } }),
      points,
      points,
      (F, a, b) => {
        const parts = stepped(F, { from: zero, to: one, a, b });
        const on = (t: Rational): Vector => a.map((x, i) => x.plus(t.times(at(b, i).minus(x))));
        expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([zero, one]);
        parts.forEach((part, i) => {
          if (i > 0) expect(part.from.equals(parts[i - 1]?.to ?? zero)).toBe(true);
          const middle = part.from.plus(part.to).dividedBy(Rational.of(2));
          const ends = [part.a, part.b].map((x) => x.map(String));
          expect([part.from, part.to].map((t) => F.evaluateExactly(on(t)).map(String))).toEqual(ends);
          const half = part.a.map((x, k) => x.plus(at(part.b, k)).dividedBy(Rational.of(2)));
          expect(F.evaluateExactly(on(middle)).map(String)).toEqual(half.map(String));
        });
      },
    ),
    { seed, numRuns: runs(100) },
  );
});

describe('the network of the catalogue', () => {
  const changes: readonly (readonly [name: string, A: Matrix, c: Vector])[] = [
    ['as it is', matrix.identity(2), [zero, zero]],
    [
      'with its axes exchanged',
      [
        [zero, one],
        [one, zero],
      ],
      [zero, zero],
    ],
    [
      'with an axis reversed',
      [
        [one.negated(), zero],
        [zero, one],
      ],
      [zero, zero],
    ],
    ['moved', matrix.identity(2), [r('1/2'), r('-1/4')]],
    [
      'sheared',
      [
        [one, one],
        [zero, one],
      ],
      [zero, zero],
    ],
    [
      'twice as large',
      [
        [r('1/2'), zero],
        [zero, r('1/2')],
      ],
      [zero, zero],
    ],
  ];
  test.each(changes)('is refuted %s, from the network alone', (_, A, c) => {
    const F = inCoordinates(catalogued, A, c);
    expect(glanceAtUnstable(F).flagged).toBe(true);
    const found = certifyUnstable(F, theorem22, []);
    if (found.kind !== 'certified') throw new Error(found.reason);
    expect(verify(found.text)).toMatchObject({ verdict: 'verified', dropped: ['stable'] });
  });
});

test.each([
  'counterexamples/2.2-without-stable.json',
  'test/proof/corpus/2.2-without-stable-hard-tanh.json',
  'test/proof/corpus/2.2-without-stable-relu.json',
  'test/proof/corpus/2.2-without-stable-three-passages.json',
])('the attractor of %s is seen whichever way the axes are numbered and directed', (file) => {
  const { network } = trophyIn(readFileSync(file, 'utf8')).counterexample;
  const signs = [one, one.negated()];
  for (const a of signs)
    for (const b of signs)
      for (const A of [
        [
          [a, zero],
          [zero, b],
        ],
        [
          [zero, a],
          [b, zero],
        ],
      ])
        expect(glanceAtUnstable(inCoordinates(network, A, [zero, zero])).flagged, String(A)).toBe(true);
});

test('nothing is found where the only attractor is stable, and why is said', () => {
  const half = [
    [r('1/2'), zero],
    [zero, r('1/2')],
  ];
  const F = new Network(relu, [
    { weights: half, bias: [one, one] },
    { weights: matrix.identity(2), bias: [zero, zero] },
  ]);
  expect(glanceAtUnstable(F).flagged).toBe(false);
  expect(certifyUnstable(F, theorem22, [])).toMatchObject({ kind: 'failed', seen: false });
});
