import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contractionRadius,
  network,
  networkSatisfying,
  PlantedCycle,
  PlantedNetwork,
  vector,
  withAttractor,
  withCycle,
} from '../../../src/search/generators/index.js';
import { stretch } from '../../../src/search/generators/contraction.js';
import {
  at,
  hardTanh,
  leakyRelu,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
  type Vector,
} from '../../../src/exact/index.js';
import { theorem21, theorem23 } from '../../../src/statements/index.js';
import { runs } from '../../seed.js';

const rational = (text: string) => Rational.from(text);
const line = (weight: string, bias: string) => ({ weights: [[rational(weight)]], bias: [rational(bias)] });
const distance = (x: Vector, y: Vector) =>
  x.reduce((most, t, i) => Rational.max(most, t.minus(at(y, i)).abs()), Rational.zero);
const kinds = { continuous: 'either', increasing: 'either' } as const;
const step = new PiecewiseLinear([
  { until: Rational.zero, slope: Rational.zero, intercept: Rational.zero },
  { slope: Rational.zero, intercept: Rational.one },
]);
/** Points with coordinates from −1 to 1. */
const offset = (n: number) => vector(n, { magnitude: 1, bits: 3 });
const around = (centre: Vector, x: Vector, radius: Rational): Vector =>
  centre.map((t, i) => t.plus(at(x, i).times(radius)));

describe('how F stretches a box', () => {
  test('bounds distances and values in the box, exactly', () => {
    fc.assert(
      fc.property(
        network({ inputDimension: 2, activation: kinds }),
        vector(2),
        offset(2),
        offset(2),
        fc.integer({ min: 1, max: 6 }),
        (found, centre, u, v, power) => {
          const radius = Rational.of(1, 2 ** power);
          const bound = stretch(found, centre, radius);
          fc.pre(bound !== undefined);
          const [x, y] = [around(centre, u, radius), around(centre, v, radius)];
          const [fx, fy] = [found.evaluateExactly(x), found.evaluateExactly(y)];
          expect(distance(fx, fy).atMost(distance(x, y).times(bound.factor))).toBe(true);
          expect(fx.every((t, i) => t.minus(at(bound.value, i)).abs().atMost(at(bound.radii, i)))).toBe(true);
          expect(bound.value.join()).toBe(found.evaluateExactly(centre).join());
        },
      ),
      { numRuns: runs(200) },
    );
  });

  test.each([
    ['relu away from its kink', relu, '1', '2'],
    ['relu at its kink', relu, '0', '2'],
    ['relu where it is 0', relu, '-1', '0'],
    ['leaky relu where it leaks', leakyRelu(Rational.half), '-1', '1'],
    ['hard tanh at its kink', hardTanh, '1', '2'],
  ])('is the slope of %s', (_which, phi, centre, factor) => {
    const found = stretch(
      new Network(phi, [line('1', '0'), line('2', '0')]),
      [rational(centre)],
      Rational.of(1, 4),
    );
    expect(found?.factor.toString()).toBe(factor);
  });

  test('is not known where φ jumps', () => {
    const found = new Network(step, [line('1', '0'), line('1', '0')]);
    expect(stretch(found, [Rational.zero], Rational.half)).toBeUndefined();
    expect(stretch(found, [Rational.one], Rational.half)?.factor).toEqual(Rational.zero);
  });

  test('is a contraction around an attracting fixed point, and none around a repelling one', () => {
    const example = new Network(hardTanh, [line('2', '0'), line('1', '0')]);
    expect(contractionRadius(example, [Rational.one])?.toString()).toBe('1/4');
    expect(contractionRadius(example, [Rational.zero])).toBeUndefined();
  });
});

describe('a planted attractor', () => {
  test('is a fixed point, exactly, and draws its box in', () => {
    fc.assert(
      fc.property(
        withAttractor(network({ inputDimension: [1, 3], activation: kinds })).chain((planted) =>
          fc.tuple(fc.constant(planted), offset(planted.attractor.length)),
        ),
        ([{ network: found, attractor, radius }, u]) => {
          expect(found.evaluateExactly(attractor).join()).toBe(attractor.join());
          const x = around(attractor, u, radius);
          const next = found.evaluateExactly(x);
          const nearer = distance(x, attractor).times(Rational.of(7, 8));
          expect(distance(next, attractor).atMost(nearer)).toBe(true);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('is near a fixed point where φ is smooth, and orbits from its box stay in it', () => {
    fc.assert(
      fc.property(
        withAttractor(network({ inputDimension: [1, 2], activation: { smooth: 1 } })),
        ({ network: found, attractor, radius }) => {
          const centre = attractor.map((t) => t.toNumber());
          let x = centre.map((t) => t + radius.toNumber());
          for (let k = 0; k < 500; k++) {
            x = found.evaluate(x);
            x.forEach((t, i) => {
              expect(Math.abs(t - at(centre, i))).toBeLessThan(radius.toNumber());
            });
          }
          x.forEach((t, i) => {
            expect(t).toBeCloseTo(at(centre, i), 12);
          });
        },
      ),
      { numRuns: runs(30) },
    );
  });

  test('changes the last layer alone, its weights by a power of two', () => {
    fc.assert(
      fc.property(network({ inputDimension: 2 }), vector(2), (found, x) => {
        const planted = PlantedNetwork.plant(found, x);
        fc.pre(planted !== undefined);
        const { network: changed } = planted;
        expect(changed.layers.slice(0, -1)).toEqual(found.layers.slice(0, -1));
        expect(changed.activation).toBe(found.activation);
        expect(changed.ranks()).toEqual(found.ranks());
        const before = at(found.layers, found.depth - 1).weights.flat();
        const after = at(changed.layers, found.depth - 1).weights.flat();
        const scales = new Set(
          before.flatMap((w, i) => (w.sign === 0 ? [] : [at(after, i).dividedBy(w).toString()])),
        );
        expect(scales.size).toBeLessThanOrEqual(1);
        for (const scale of scales) expect(scale).toMatch(/^1(\/(2|4|8|16|32|64|128|256))?$/);
      }),
    );
  });

  test('leaves a network alone that contracts already, but for the last bias', () => {
    const slow = new Network(relu, [line('1/2', '0'), line('1/2', '1')]);
    const planted = PlantedNetwork.plant(slow, [rational('4')]);
    expect(planted?.network.layers).toEqual([line('1/2', '0'), line('1/2', '3')]);
  });

  test('is never a saddle or a repelling point', () => {
    const steep = new Network(relu, [line('4', '0'), line('4', '0')]);
    const planted = PlantedNetwork.plant(steep, [Rational.one]);
    expect(planted?.network.layers).toEqual([line('4', '0'), line('1/8', '1/2')]);
  });

  test('keeps all hypotheses', () => {
    for (const statement of [theorem21, theorem23]) {
      for (const { network: found } of fc.sample(withAttractor(networkSatisfying(statement)), 30)) {
        expect(statement.hypotheses.every((hypothesis) => hypothesis.decide(found).holds)).toBe(true);
      }
    }
  });

  test('is none where φ jumps', () => {
    expect(
      PlantedNetwork.plant(new Network(step, [line('1', '0'), line('1', '0')]), [Rational.zero]),
    ).toBeUndefined();
    expect(
      PlantedNetwork.plant(new Network(step, [line('1', '0'), line('1', '0')]), [Rational.one])?.radius,
    ).toEqual(Rational.of(1, 4));
  });
});

describe('a planted cycle', () => {
  test('goes from x to y and back, exactly, and draws its box in', () => {
    fc.assert(
      fc.property(
        withCycle(network({ inputDimension: [1, 2] })).chain((planted) =>
          fc.tuple(fc.constant(planted), offset(planted.orbit[0].length)),
        ),
        ([{ network: found, orbit, radius }, u]) => {
          const [x, y] = orbit;
          expect(x.join()).not.toBe(y.join());
          expect([found.evaluateExactly(x).join(), found.evaluateExactly(y).join()]).toEqual([
            y.join(),
            x.join(),
          ]);
          const start = around(x, u, radius);
          const twice = found.evaluateExactly(found.evaluateExactly(start));
          expect(distance(twice, x).atMost(distance(start, x).times(Rational.of(7, 8)))).toBe(true);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test('is there for every statement about autoencoders, hypotheses kept', () => {
    for (const statement of [theorem21, theorem23]) {
      for (const { network: found } of fc.sample(withCycle(networkSatisfying(statement)), 10)) {
        expect(statement.hypotheses.every((hypothesis) => hypothesis.decide(found).holds)).toBe(true);
      }
    }
  });

  test('needs a hidden layer and a piecewise linear φ', () => {
    const orbit = [[Rational.zero], [Rational.one]] as const;
    expect(PlantedCycle.plant(new Network(relu, [line('1', '0')]), orbit)).toBeUndefined();
    const smooth = new Network(smoothActivations.tanh, [line('1', '0'), line('1', '0')]);
    expect(PlantedCycle.plant(smooth, orbit)).toBeUndefined();
    const found = PlantedCycle.plant(new Network(hardTanh, [line('4', '-2'), line('1', '0')]), orbit);
    expect(found?.network.layers).toEqual([line('4', '-2'), line('-1/2', '1/2')]);
    expect(matrix.rank(found?.network.layers[1]?.weights ?? [])).toBe(1);
  });
});
