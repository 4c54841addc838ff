import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix, Rational, type Matrix, type Vector } from '../../../src/exact/numbers/index.js';
import {
  applyLayer,
  compose,
  hardTanh,
  Network,
  relu,
  smoothActivations,
  type Layer,
} from '../../../src/exact/network/index.js';
import { runs } from '../../seed.js';
import { layer, network, piecewiseLinear, shape, smallDyadic, smallRational, vector } from './generators.js';

const r = (text: string) => Rational.from(text);
const v = (...entries: readonly string[]) => entries.map(r);

function affine(weights: readonly (readonly string[])[], bias: readonly string[]): Layer {
  return { weights: weights.map((row) => row.map(r)), bias: bias.map(r) };
}

/** det of a square matrix by Leibniz' formula: no elimination. */
function determinant(a: Matrix): Rational {
  const [first, ...rest] = a;
  if (first === undefined) return Rational.one;
  return first.reduce((sum, entry, j) => {
    const minor = determinant(rest.map((row) => row.filter((_, k) => k !== j)));
    const term = entry.times(minor);
    return j % 2 === 0 ? sum.plus(term) : sum.minus(term);
  }, Rational.zero);
}

function choices<T>(items: readonly T[], k: number): readonly (readonly T[])[] {
  if (k === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), k - 1).map((others) => [item, ...others]));
}

/** The size of the largest minor that is not zero. */
function rankByMinors(a: Matrix): number {
  const columns = (a[0] ?? []).map((_, j) => j);
  for (let k = Math.min(a.length, columns.length); k > 0; k--) {
    for (const rows of choices(a, k)) {
      for (const chosen of choices(columns, k)) {
        const minor = rows.map((row) => row.filter((_, j) => chosen.includes(j)));
        if (determinant(minor).sign !== 0) return k;
      }
    }
  }
  return 0;
}

describe('a network', () => {
  test.each<[string, readonly Layer[]]>([
    ['no layer', []],
    ['a layer without rows', [affine([], [])]],
    ['a layer without inputs', [affine([[]], ['0'])]],
    ['rows of unequal length', [affine([['1', '2'], ['1']], ['0', '0'])]],
    ['fewer biases than rows', [affine([['1'], ['2']], ['0'])]],
    ['more biases than rows', [affine([['1']], ['0', '0'])]],
    [
      'a second layer that takes more than the first gives',
      [affine([['1']], ['0']), affine([['1', '2']], ['0'])],
    ],
    [
      'a second layer that takes less than the first gives',
      [affine([['1'], ['1']], ['0', '0']), affine([['1']], ['0'])],
    ],
  ])('with %s is refused', (_, layers) => {
    expect(() => new Network(relu, layers)).toThrow(RangeError);
  });

  test('knows its depth, its widths n1, …, nL, their maximum, and the dimensions of its input and output', () => {
    fc.assert(
      fc.property(
        shape().chain((given) => fc.tuple(fc.constant(given), network(given))),
        ([{ widths }, net]) => {
          expect([net.inputDimension, ...net.widths]).toEqual(widths);
          expect(net.depth).toBe(widths.length - 1);
          expect(net.width).toBe(Math.max(...widths.slice(1)));
          expect(net.outputDimension).toBe(widths.at(-1));
        },
      ),
    );
  });

  test('has a width that does not count the input, and one even with a million layers', () => {
    expect(new Network(relu, [affine([['1', '2', '3']], ['0'])]).width).toBe(1);
    const one = affine([['1']], ['0']);
    expect(
      new Network(
        relu,
        Array.from({ length: 1_000_000 }, () => one),
      ).width,
    ).toBe(1);
  });

  test('has the ranks that the minors of its weight matrices give', () => {
    const entry = fc.oneof(fc.constant(Rational.zero), smallRational(1));
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
          .chain(([m, n]) => layer(m, n, entry)),
        fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 2, maxLength: 2 }),
        fc.boolean(),
        ({ weights, bias }, factors, isDependent) => {
          // Half of the matrices get a last row that depends on two others.
          const [p, q] = factors.map((factor) => Rational.of(factor));
          const mixed = weights
            .at(0)
            ?.map((x, j) => x.times(p ?? r('1')).plus((weights.at(1)?.[j] ?? x).times(q ?? r('1'))));
          const rows = isDependent && mixed ? [...weights.slice(0, -1), mixed] : weights;
          const expected = rankByMinors(rows);
          expect(new Network(relu, [{ weights: rows, bias }]).ranks()).toEqual([expected]);
          seen.add(expected === Math.min(rows.length, rows[0]?.length ?? 0) ? 'full' : 'deficient');
        },
      ),
      { numRuns: runs(500) },
    );
    expect(seen.size).toBe(2);
  });
});

describe('F(x)', () => {
  test('is W_L·φ(… φ(W_1·x + b_1) …) + b_L, with φ after every layer but the last', () => {
    const net = new Network(hardTanh, [affine([['3'], ['1/2']], ['0', '0']), affine([['2', '4']], ['10'])]);
    expect(net.layerwise(v('1')).map((y) => y.map(String))).toEqual([['1', '1/2'], ['14']]);
    expect(new Network(hardTanh, [affine([['5']], ['7'])]).evaluateExactly(v('1'))).toEqual(v('12'));
  });

  test('is the last of F_1(x), …, F_L(x), each of which is φ(W·before + b)', () => {
    fc.assert(
      fc.property(
        shape().chain((given) => fc.tuple(network(given), vector(given.widths[0], smallRational()))),
        ([net, x]) => {
          const all = net.layerwise(x);
          expect(all).toHaveLength(net.depth);
          expect(net.evaluateExactly(x)).toEqual(all.at(-1));
          all.forEach((y, k) => {
            const before = all[k - 1] ?? x;
            const { weights, bias } = net.layers[k] ?? { weights: [], bias: [] };
            const affinely = weights.map((row, i) => matrix.dot(row, before).plus(bias[i] ?? Rational.zero));
            const phi = net.activation;
            if (k + 1 === net.depth) expect(y).toEqual(affinely);
            else
              expect(y.map((value) => value.toNumber())).toEqual(
                affinely
                  .map((value) => phi.evaluate(value.toNumber()))
                  .map((value) => expect.closeTo(value, 9) as number),
              );
          });
        },
      ),
    );
  });

  test('in float64 is the exact one where every sum and product is exact', () => {
    fc.assert(
      fc.property(
        shape().chain((given) =>
          fc.tuple(
            network(given, piecewiseLinear(smallDyadic(2)), smallDyadic(2)),
            vector(given.widths[0], smallDyadic()),
          ),
        ),
        ([net, x]) => {
          // Up to four layers with three bits below the point in x, weights and slopes: at most 27 bits below it.
          const exactly = net.evaluateExactly(x).map((value) => value.toNumber() + 0);
          expect(net.evaluate(x.map((value) => value.toNumber())).map((value) => value + 0)).toEqual(exactly);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('cannot be had exactly for a smooth φ', () => {
    const net = new Network(smoothActivations.tanh, [affine([['1']], ['0']), affine([['1']], ['0'])]);
    expect(() => net.evaluateExactly(v('1'))).toThrow(TypeError);
    expect(net.evaluate([0.5])[0]).toBeCloseTo(Math.tanh(0.5), 15);
  });

  test('asks for as many inputs as W_1 has columns', () => {
    const net = new Network(relu, [affine([['1', '2']], ['0'])]);
    expect(() => net.evaluateExactly(v('1'))).toThrow(RangeError);
    expect(() => net.evaluate([1])).toThrow(RangeError);
  });
});

describe('F^m as a network', () => {
  test('is the m-fold composition of F, exactly', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3 })
          .chain((n) =>
            shape({ inputs: n, outputs: n }).chain((given) =>
              fc.tuple(network(given), vector(n, smallRational()), fc.integer({ min: 1, max: 4 })),
            ),
          ),
        ([net, x, m]) => {
          let y: Vector = x;
          for (let k = 0; k < m; k++) y = net.evaluateExactly(y);
          const power = net.power(m);
          expect(power.evaluateExactly(x)).toEqual(y);
          expect(power.depth).toBe(m * (net.depth - 1) + 1);
          expect(power.activation).toBe(net.activation);
        },
      ),
    );
  });

  test('leaves F as it is', () => {
    const net = new Network(relu, [affine([['2']], ['1']), affine([['-1']], ['3'])]);
    net.power(5);
    expect(net.depth).toBe(2);
    expect(net.power(1).layers).toEqual(net.layers);
  });

  test.each([0, -1, 1.5, NaN, Infinity, 2 ** 53])('is refused for m = %s', (m) => {
    const net = new Network(relu, [affine([['2']], ['1'])]);
    expect(() => net.power(m)).toThrow('Network.power: expected m ≥ 1');
  });

  test('shows the numbers it computes to the watch, which can end it', () => {
    const net = new Network(relu, [affine([['3']], ['1'])]);
    const seen: string[] = [];
    net.power(2, ({ numerator }) => seen.push(String(numerator)));
    expect(seen).toContain('9');
    const stop = (value: { readonly numerator: bigint }) => {
      if (value.numerator > 1000n) throw new Error('too large');
    };
    expect(() => net.power(64, stop)).toThrow('too large');
  });

  test('can be had for a network with more layers than a call has arguments', () => {
    const one = affine([['1']], ['0']);
    const net = new Network(
      relu,
      Array.from({ length: 200_000 }, () => one),
    );
    expect(net.power(2).depth).toBe(399_999);
  });
});

describe('the composition of two affine maps', () => {
  test('is their composition, exactly', () => {
    const inputs = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        fc
          .tuple(inputs, inputs, inputs)
          .chain(([n, m, k]) =>
            fc.tuple(layer(m, n, smallRational()), layer(k, m, smallRational()), vector(n, smallRational())),
          ),
        ([inner, outer, x]) => {
          expect(applyLayer(compose(outer, inner), x)).toEqual(applyLayer(outer, applyLayer(inner, x)));
        },
      ),
    );
  });
});
