import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { type FloatPiece, floatPieces } from '../../../src/search/hunt/contracting.js';
import { Representatives } from '../../../src/search/hunt/representative.js';
import { runs, seed } from '../../seed.js';

/** A network in float64, as a map to its own space or to ℝ: its widths, φ, and the rows of each layer, each with its bias at its end. */
interface Floats {
  readonly isIterated: boolean;
  readonly widths: readonly number[];
  readonly pieces: readonly FloatPiece[];
  readonly layers: readonly (readonly (readonly number[])[])[];
}

const short = fc.constantFrom(0, 1, -1, 2, -2, 1 / 2, 3, -3, 3 / 4);
const piecesOf = (
  kink: number,
  slopes: readonly [number, number],
  left: number,
  jump: number,
): FloatPiece[] => [
  { slope: slopes[0], intercept: left, from: -Infinity, until: kink },
  { slope: slopes[1], intercept: (slopes[0] - slopes[1]) * kink + left + jump, from: kink, until: Infinity },
];
const phis = fc
  .tuple(fc.constantFrom(0, 1, -1, 1 / 2), fc.tuple(short, short), short, fc.constantFrom(0, 0, 1, -2))
  .map(([kink, slopes, left, jump]) => piecesOf(kink, slopes, left, jump));

const WIDTHS = [
  [1, 1, 1],
  [1, 2, 1],
  [1, 2, 1, 1],
  [2, 1, 2],
  [2, 2, 2],
  [2, 3, 2],
  [2, 2, 1, 2],
  [2, 2, 2, 2],
  [1, 2, 2, 1],
  [2, 2, 1],
  [2, 3, 1],
  [2, 2, 2, 1],
] as const;

const networks = fc.constantFrom(...WIDTHS).chain((widths) =>
  fc.record({
    // On a line F may be either.
    isIterated:
      widths.at(-1) === 1 && widths[0] === 1 ? fc.boolean() : fc.constant(widths.at(-1) === widths[0]),
    widths: fc.constant<readonly number[]>(widths),
    pieces: phis,
    layers: fc.tuple(
      ...widths.slice(1).map((m, k) => {
        const row = fc.array(short, { minLength: at(widths, k) + 1, maxLength: at(widths, k) + 1 });
        return fc.array(row, { minLength: m, maxLength: m });
      }),
    ) as fc.Arbitrary<readonly number[][][]>,
  }),
);

const numbersOf = ({ layers }: Floats) => Float64Array.from(layers.flat(2));
const representativeOf = (F: Floats) =>
  new Representatives(F.widths, F.isIterated).of(F.pieces, numbersOf(F));

/** The rows in another order, and the columns of the next layer with them. */
function reordered(F: Floats, order: readonly number[]): Floats {
  const [first = [], second = [], ...others] = F.layers;
  const rows = order.map((unit) => at(first, unit));
  const next = second.map((row) => [...order.map((unit) => at(row, unit)), at(row, row.length - 1)]);
  return { ...F, layers: [rows, next, ...others] };
}

/** x ↦ T·F(T⁻¹(x − t)) + t, or F(T⁻¹(x − t)) for a map to ℝ, whose values are then doubled and moved. */
function moved(F: Floats, [a, b, c, d]: readonly number[], t: readonly number[]): Floats {
  const n = at(F.widths, 0);
  const [p, q, r, s] =
    n === 1 ? [a === undefined || a === 0 ? -2 : a, 0, 0, 1] : [a ?? 1, b ?? 0, c ?? 0, d ?? 1];
  const determinant = p * s - q * r;
  const inverse = [s, -q, -r, p].map((x) => x / determinant);
  const first = at(F.layers, 0).map((row) => {
    const [x, y] = [at(row, 0), n === 1 ? 0 : at(row, 1)];
    const u = x * at(inverse, 0) + y * at(inverse, 2);
    const v = x * at(inverse, 1) + y * at(inverse, 3);
    const shift = u * at(t, 0) + (n === 1 ? 0 : v * at(t, 1));
    return [...(n === 1 ? [u] : [u, v]), at(row, n) - shift];
  });
  const last = at(F.layers, F.layers.length - 1);
  const end = last[0]?.length ?? 0;
  const ends = F.isIterated
    ? Array.from({ length: n }, (_, i) =>
        Array.from({ length: end }, (__, j) => {
          const [x, y] = [at(at(last, 0), j), n === 1 ? 0 : at(at(last, 1), j)];
          return (i === 0 ? p * x + q * y : r * x + s * y) + (j === end - 1 ? at(t, i) : 0);
        }),
      )
    : last.map((row) => row.map((x, j) => 2 * x + (j === end - 1 ? 5 : 0)));
  return { ...F, layers: [first, ...F.layers.slice(1, -1), ends] };
}

/** With φ(v + k) + c in the place of φ. */
function withOtherPhi(F: Floats, k: number, c: number): Floats {
  const pieces = F.pieces.map(({ slope, intercept, from, until }) => ({
    slope,
    intercept: intercept + slope * k + c,
    from: from - k,
    until: until - k,
  }));
  const layers = F.layers.map((rows, layer) =>
    rows.map((row) => {
      const weights = row.slice(0, -1);
      const sum = weights.reduce((total, w) => total + w, 0);
      const isLast = layer === F.layers.length - 1;
      return [...weights, at(row, row.length - 1) - (isLast ? 0 : k) - (layer === 0 ? 0 : c * sum)];
    }),
  );
  return { ...F, pieces, layers };
}

/** All lengths times a factor. */
function scaled(F: Floats, factor: number): Floats {
  return {
    ...F,
    pieces: F.pieces.map(({ slope, intercept, from, until }) => ({
      slope,
      intercept: intercept * factor,
      from: from * factor,
      until: until * factor,
    })),
    layers: F.layers.map((rows) =>
      rows.map((row) => [...row.slice(0, -1), at(row, row.length - 1) * factor]),
    ),
  };
}

describe('the representative of a network', () => {
  const changes = fc.record({
    T: fc.constantFrom(
      [1, 0, 0, 1],
      [0, 1, -1, 0],
      [1, 1, 0, 1],
      [2, 0, 0, 1],
      [-1, 0, 1, 1 / 2],
      [4, 3, 1, 1],
    ),
    t: fc.tuple(short, short),
    k: short,
    c: short,
    factor: fc.constantFrom(1, 2, 1 / 8),
    rotation: fc.nat({ max: 2 }),
  });

  test('is the same in other coordinates, with units in another order, and with φ moved', () => {
    fc.assert(
      fc.property(networks, changes, (F, { T, t, k, c, factor, rotation }) => {
        const units = at(F.widths, 1);
        const order = Array.from({ length: units }, (_, i) => (i + rotation) % units);
        const other = scaled(withOtherPhi(moved(reordered(F, order), T, t), k, c), factor);
        const [own, others] = [representativeOf(F), representativeOf(other)];
        // Along a line quotients may have to be rounded: then there is none.
        if (own === undefined || others === undefined) return;
        expect(others.key).toBe(own.key);
        expect(others.network(at(F.widths, 0)).layers).toEqual(own.network(at(F.widths, 0)).layers);
      }),
      { seed, numRuns: runs(600) },
    );
  });

  test('does what the network does: some arguments of φ, in a power of two, are carried to each other', () => {
    let found = 0;
    fc.assert(
      fc.property(networks, fc.array(fc.tuple(short, short), { minLength: 4, maxLength: 4 }), (F, points) => {
        const representative = representativeOf(F)?.network(at(F.widths, 0));
        if (representative === undefined) return;
        found += 1;
        expect(isCarried(F, representative, points)).toBe(true);
      }),
      { seed, numRuns: runs(150) },
    );
    expect(found).toBeGreaterThan(80);
  });

  test('is another one for another map', () => {
    const line = (w: number, b: number, slope = 0): Floats => ({
      isIterated: true,
      widths: [1, 1, 1],
      pieces: piecesOf(0, [slope, 1], 0, 0),
      layers: [[[1, 0]], [[w, b]]],
    });
    const keys = [line(2, 1), line(2, -1), line(3, 1), line(-2, 1), line(2, 1, 1 / 2)].map(
      (F) => representativeOf(F)?.key,
    );
    expect(new Set(keys).size).toBe(5);
    expect(keys).not.toContain(undefined);
  });

  test('of a map to ℝ tells a peak from a valley', () => {
    const line = (w: number): Floats => ({
      isIterated: false,
      widths: [1, 2, 1],
      pieces: piecesOf(0, [0, 1], 0, 0),
      layers: [
        [
          [1, 0],
          [-1, 0],
        ],
        [[w, w, 0]],
      ],
    });
    const [peak, valley, higher] = [line(-1), line(1), line(-4)].map((F) => representativeOf(F)?.key);
    expect(peak).toBeDefined();
    expect(valley).not.toBe(peak);
    expect(higher).toBe(peak);
  });

  test('is not looked for with three inputs', () => {
    const F = { widths: [3, 1, 3], pieces: piecesOf(0, [0, 1], 0, 0), layers: [[[1, 0, 0, 0]], []] };
    expect(new Representatives(F.widths, true).of(F.pieces, new Float64Array(10))).toBeUndefined();
  });
});

/** Whether for some units of the first layer the representative acts on their arguments as F does, up to a power of two, at these points. */
function isCarried(F: Floats, representative: Network, points: readonly (readonly number[])[]): boolean {
  const exact = exactOf(F);
  const n = at(F.widths, 0);
  const first = at(exact.layers, 0);
  const kink = Rational.fromNumber(at(F.pieces, 0).until);
  const argumentsAt = (x: readonly Rational[], units: readonly number[], factor: Rational) => {
    const y = units.map((i) => {
      const sum = at(first.weights, i).reduce(
        (total, w, j) => total.plus(w.times(at(x, j))),
        at(first.bias, i),
      );
      return sum.minus(kink).times(factor);
    });
    return [...y, ...Array.from({ length: n - y.length }, () => Rational.zero)];
  };
  const xs = points.map((x) => x.slice(0, n).map((value) => Rational.fromNumber(value)));
  const units = [...first.bias.keys()];
  const choices = [...units.map((i) => [i]), ...units.flatMap((i) => units.map((j) => [i, j]))].filter(
    (choice) => choice.length <= n && new Set(choice).size === choice.length,
  );
  const factors = Array.from({ length: 25 }, (_, k) => Rational.fromNumber(2 ** (k - 12)));
  return choices.some((choice) =>
    factors.some((factor) => {
      const images = xs.map((x) => representative.evaluateExactly(argumentsAt(x, choice, factor)));
      const values = xs.map((x) => exact.evaluateExactly(x));
      if (F.isIterated)
        return images.every((image, k) =>
          argumentsAt(at(values, k), choice, factor).every((y, i) => y.equals(at(image, i))),
        );
      // Values have another unit and another zero.
      const rise = (all: readonly (readonly Rational[])[], k: number) =>
        at(at(all, k), 0).minus(at(at(all, 0), 0));
      return (
        choice.length === n &&
        factors.some((gain) =>
          xs.every((_, k) => rise(images, k).equals(rise(values, k).times(factor).times(gain))),
        )
      );
    }),
  );
}

function exactOf({ pieces, layers }: Floats): Network {
  const q = (x: number) => Rational.fromNumber(x);
  const phi = pieces.map(({ slope, intercept, until }) => ({
    slope: q(slope),
    intercept: q(intercept),
    ...(until < Infinity && { until: q(until) }),
  }));
  return new Network(
    new PiecewiseLinear(phi),
    layers.map((rows) => ({
      weights: rows.map((row) => row.slice(0, -1).map((x) => q(x))),
      bias: rows.map((row) => q(at(row, row.length - 1))),
    })),
  );
}

test('the numbers of φ are those of its pieces', () => {
  const F = exactOf({
    isIterated: true,
    widths: [1, 1, 1],
    pieces: piecesOf(1, [1, 2], 0, 1),
    layers: [[[1, 0]], [[1, 0]]],
  });
  if (!(F.activation instanceof PiecewiseLinear)) throw new Error('expected pieces');
  expect(floatPieces(F.activation)).toEqual(piecesOf(1, [1, 2], 0, 1));
});
