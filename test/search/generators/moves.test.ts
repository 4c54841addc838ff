import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activation, dyadic, network, vector } from '../../../src/search/generators/index.js';
import { equivalentMoves } from '../../../src/search/generators/equivalent-moves.js';
import { fromKinks, toKinks } from '../../../src/search/generators/kinks.js';
import { networkMoves } from '../../../src/search/generators/network-moves.js';
import { rationalMoves } from '../../../src/search/generators/rational-moves.js';
import { PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { runs } from '../../seed.js';

const anyPhi = { continuous: 'either', increasing: 'either' } as const;

describe('moves of numbers', () => {
  test('pass through every smaller n for n < 32', () => {
    for (let n = 1; n < 32; n++) {
      const reached = new Set<string>();
      const visit = (x: Rational): void => {
        if (reached.has(x.toString())) return;
        reached.add(x.toString());
        for (const move of rationalMoves(x)) visit(move);
      };
      visit(Rational.of(n));
      for (let k = 0; k <= n; k++) expect(reached).toContain(String(k));
    }
  });

  test('end at a threshold that is a small integer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), dyadic({ magnitude: 31 }), (threshold, start) => {
        let x = start.abs().plus(Rational.of(threshold));
        for (;;) {
          const next = [...rationalMoves(x)].find((move) => Rational.of(threshold).atMost(move));
          if (next === undefined) break;
          x = next;
        }
        expect(x.toString()).toBe(String(threshold));
      }),
    );
  });
});

test('kinks and pieces are two forms of the same function', () => {
  fc.assert(
    fc.property(activation(anyPhi), (phi) => {
      if (!(phi instanceof PiecewiseLinear)) throw new TypeError('expected a piecewise linear φ');
      expect(fromKinks(toKinks(phi))?.pieces).toEqual(phi.pieces);
    }),
  );
});

describe('moves of networks', () => {
  test('that claim to leave F as it is do so, at every point', () => {
    let seen = 0;
    fc.assert(
      fc.property(network({ inputDimension: 2, activation: anyPhi }), vector(2), (found, x) => {
        const value = found.evaluateExactly(x).join();
        for (const move of equivalentMoves(found)) {
          seen += 1;
          expect(move.evaluateExactly(x).join()).toBe(value);
        }
      }),
      { numRuns: runs(50) },
    );
    expect(seen).toBeGreaterThan(runs(50));
  });

  test('offer less of everything that there is', () => {
    const [found] = fc.sample(network({ inputDimension: 3, depth: 3, hiddenWidths: [3, 3], planted: 1 }), 1);
    if (found === undefined) throw new Error('expected a network');
    const moves = [...networkMoves(found)];
    const shapes = new Set(moves.map(({ inputDimension, widths }) => [inputDimension, ...widths].join('-')));
    for (const shape of ['2-2-2-2', '2-3-3-2', '2-2-2-3', '3-3-3', '3-2-3-3', '3-3-2-3'])
      expect(shapes).toContain(shape);
  });
});
