/** Holes without thickness: a point that a basin surrounds. */

import { describe, expect, test } from 'vitest';
import { Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { verify } from '../../../src/proof/index.js';
import { judge, probe } from '../../../src/search/judge/index.js';
import { theorem22 } from '../../../src/statements/index.js';

const r = (text: string): Rational => Rational.from(text);
const phi = (...pieces: readonly (readonly [slope: string, intercept: string, until?: string])[]) =>
  new PiecewiseLinear(
    pieces.map(([slope, intercept, until]) => ({
      slope: r(slope),
      intercept: r(intercept),
      ...(until !== undefined && { until: r(until) }),
    })),
  );
const layers = (...each: readonly (readonly [readonly string[][], string[]])[]) =>
  each.map(([weights, bias]) => ({ weights: weights.map((row) => row.map(r)), bias: bias.map(r) }));
const line = layers([[['1']], ['0']], [[['1']], ['0']]);

/** The basin of 0 is the line but for a Cantor set of measure zero, and the ends of its gaps. */
const zigzag = new Network(
  phi(['1/2', '0', '1'], ['3', '-5/2', '2'], ['-4', '23/2', '3'], ['3', '-19/2']),
  line,
);
/** F(x) = (min(2·max(|x₁|, |x₂|), 1), 0) for small x: all points but 0 go to (1, 0). */
const punctured = new Network(
  phi(['-1', '0', '0'], ['1', '0', '1'], ['0', '1']),
  layers(
    [
      [
        ['1', '0'],
        ['0', '1'],
      ],
      ['0', '0'],
    ],
    [
      [
        ['1', '1'],
        ['1', '-1'],
      ],
      ['0', '0'],
    ],
    [
      [
        ['1', '1'],
        ['0', '0'],
      ],
      ['0', '0'],
    ],
    [
      [
        ['1', '0'],
        ['0', '0'],
      ],
      ['0', '0'],
    ],
  ),
);
/** s·F((x − t)/s) + t */
function moved({ activation, layers: own }: Network, s: Rational, t: Rational): Network {
  return new Network(
    activation,
    own.map(({ weights, bias }, k) => {
      const [isFirst, isLast] = [k === 0, k === own.length - 1];
      return {
        weights: weights.map((row) => row.map((w) => (isLast ? w.times(s) : isFirst ? w.dividedBy(s) : w))),
        bias: bias.map((b, i) => {
          const shift = (weights[i] ?? [])
            .reduce((sum, w) => sum.plus(w), Rational.zero)
            .times(t)
            .dividedBy(s);
          return isLast ? b.times(s).plus(t) : isFirst ? b.minus(shift) : b;
        }),
      };
    }),
  );
}

describe('Theorem 2.2 without monotone', () => {
  test.each([
    ['on the line, a point of a Cantor set', zigzag],
    ['in the plane, a single point', punctured],
  ] as const)('is refuted by a hole of measure zero: %s', (_, F) => {
    for (const [s, t] of [
      ['1', '0'],
      ['1/1000000000', '0'],
      ['-7/3', '1/9'],
      ['1000000', '10000000'],
    ] as const) {
      const { verdict, dropped, certified } = probe(moved(F, r(s), r(t)), theorem22, { seed: 0 });
      expect([verdict, dropped]).toEqual(['refuted', ['monotone']]);
      expect(verify(certified?.text ?? '').verdict).toBe('verified');
    }
  });

  test('is suspected of it by samples alone on the line', () => {
    const { verdict, reason } = judge(zigzag, theorem22, { look: 'sample', seed: 0 });
    expect([verdict, reason]).toEqual([
      'suspected',
      'bounded complement component: the repelling point 1.25',
    ]);
  });
});
