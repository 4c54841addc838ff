import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arcsinOver,
  arctanOver,
  DyadicInterval,
  encloseInverse,
  encloseKernel,
  encloseKernelMatrix,
  enclosePi,
  enclosedFloats,
  enclosedInverse,
  enclosedUnits,
  encloseSpectralRadius,
  encloseStart,
  matrix,
  multiplied,
  productsOf,
  Rational,
  solved,
  stretched,
} from '../../../src/exact/index.js';
import { randomStart, tangentKernel, wideActivations } from '../../../src/sampling/index.js';

const BITS = 200n;
const around = (x: Rational): DyadicInterval => DyadicInterval.around(x, x, BITS);
const middle = (x: DyadicInterval): number => Rational.of(x.lo + x.hi, 1n << (x.bits + 1n)).toNumber();
const rational = fc
  .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 1, max: 999 }))
  .map(([n, d]) => Rational.of(n, d));

describe('arctangents and π', () => {
  test('π has the digits that everybody knows', () => {
    const { lo, hi } = enclosePi(200n).toInterval();
    const known = Rational.of(314159265358979323846264338327950288419716939937510n, 10n ** 50n);
    const next = known.plus(Rational.of(1n, 10n ** 50n));
    expect([lo && known.atMost(lo), hi?.atMost(next)]).toEqual([true, true]);
  });

  test('arctan z and arctan 1/z make π/2, and the interval is narrow', () => {
    fc.assert(
      fc.property(rational, (z) => {
        fc.pre(z.sign > 0);
        const angle = arctanOver(around(z));
        expect(Math.abs(middle(angle) - Math.atan(z.toNumber()))).toBeLessThan(4e-16);
        expect(angle.hi - angle.lo).toBeLessThan(200n);
        const sum = angle.plus(arctanOver(around(Rational.one.dividedBy(z))));
        const right = enclosePi(BITS).halved(1n);
        expect(sum.lo <= right.hi && right.lo <= sum.hi).toBe(true);
      }),
    );
  });

  test('it is odd, and increasing', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        const [x, y] = [arctanOver(around(a)), arctanOver(around(b))];
        expect(arctanOver(around(a).negated()).toString()).toBe(x.negated().toString());
        if (a.lessThan(b)) expect(x.lo <= y.hi).toBe(true);
        const both = arctanOver(around(a).hull(around(b)));
        expect(both.lo <= x.lo && both.lo <= y.lo && both.hi >= x.hi && both.hi >= y.hi).toBe(true);
      }),
    );
  });

  test('arcsin is enclosed, near its ends too, and refused at them', () => {
    for (const text of ['0', '1/2', '-9/10', '999999/1000000', '-1/1000000000']) {
      const x = Rational.from(text);
      const angle = arcsinOver(around(x));
      expect(Math.abs(middle(angle) - Math.asin(x.toNumber()))).toBeLessThan(1e-13);
    }
    const sixth = arcsinOver(around(Rational.half)).timesInteger(6n);
    const pi = enclosePi(BITS);
    expect(sixth.lo <= pi.hi && pi.lo <= sixth.hi && sixth.hi - sixth.lo < 2000n).toBe(true);
    expect(() => arcsinOver(around(Rational.one))).toThrow('strictly between');
  });
});

const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 });

describe('the kernel of erf(x/2)/2 + 1/2', () => {
  test('the value at (1, 2, 2), (2, −1, 2) has twenty known digits', () => {
    const products = productsOf(
      [
        ['1', '2', '2'],
        ['2', '-1', '2'],
      ].map((x) => x.map((t) => Rational.from(t))),
      BITS,
    );
    const [[first, both], [, second]] = products.gram as [
      [DyadicInterval, DyadicInterval],
      [DyadicInterval, DyadicInterval],
    ];
    const { value } = encloseKernel([first, second, both], products);
    const known = Rational.of(33699704921247992935n, 10n ** 20n);
    const { lo, hi } = value.toInterval();
    const half = Rational.of(1n, 2n * 10n ** 20n);
    expect(lo && hi && lo.minus(known).abs().atMost(half) && hi.minus(known).abs().atMost(half)).toBe(true);
  });

  test('values and gradients are those in floating point, stretched or not', () => {
    fc.assert(
      fc.property(vector, vector, fc.integer({ min: 1, max: 50 }), (a, b, factor) => {
        fc.pre(b.some((x) => x !== 0));
        const whole = productsOf(
          [a, b].map((x) => x.map((entry) => Rational.of(entry))),
          BITS,
        );
        const f = Rational.of(factor);
        const products = stretched(whole, f, f);
        const [[first, both], [, second]] = products.gram as [
          [DyadicInterval, DyadicInterval],
          [DyadicInterval, DyadicInterval],
        ];
        const enclosed = encloseKernel([first, second, both], products);
        const floats = tangentKernel(
          wideActivations.erf,
          2,
          a.map((x) => factor * x),
          b.map((x) => factor * x),
        );
        expect(Math.abs(middle(enclosed.value) - floats.value)).toBeLessThan(1e-12);
        const square = factor * factor;
        expect(Math.abs(middle(enclosed.across) / square - floats.gradient.across)).toBeLessThan(1e-12);
        expect(Math.abs(middle(enclosed.along) / square - floats.gradient.along)).toBeLessThan(1e-12);
      }),
    );
  });

  test('values and gradients are those in floating point for other units and depths too, stretched or not', () => {
    const names = fc.constantFrom('erf', 'plain-erf', 'linear');
    const depths = fc.integer({ min: 2, max: 5 });
    fc.assert(
      fc.property(names, depths, vector, vector, fc.integer({ min: 1, max: 9 }), (name, depth, a, b, f) => {
        fc.pre([a, b].every((x) => x.some((entry) => entry !== 0)));
        const network = { unit: enclosedUnits[name], depth };
        const rows = [a, b].map((x) => x.map((entry) => Rational.of(entry)));
        const products = stretched(productsOf(rows, BITS, network), Rational.of(f), Rational.of(f));
        const [[first, both], [, second]] = products.gram as [
          [DyadicInterval, DyadicInterval],
          [DyadicInterval, DyadicInterval],
        ];
        const enclosed = encloseKernel([first, second, both], products);
        const [long, other] = [a.map((x) => f * x), b.map((x) => f * x)];
        const floats = tangentKernel(wideActivations[name], depth, long, other);
        const isNear = (x: DyadicInterval, factor: number, y: number): boolean =>
          Math.abs(middle(x) / factor - y) <= 1e-11 * (1 + Math.abs(y));
        expect(isNear(enclosed.value, 1, floats.value)).toBe(true);
        expect(isNear(enclosed.across, f * f, floats.gradient.across)).toBe(true);
        expect(isNear(enclosed.along, f * f, floats.gradient.along)).toBe(true);
        for (const x of [enclosed.value, enclosed.across, enclosed.along])
          expect(x.hi - x.lo).toBeLessThan(1n << 40n);
      }),
    );
  });

  test('a depth below 2 is refused', () => {
    const network = { unit: enclosedUnits.erf, depth: 1 };
    expect(() => productsOf([[Rational.one]], BITS, network)).toThrow('expected a depth of 2 or more, got 1');
  });

  test.each([
    ['erf', 2],
    ['erf', 3],
    ['plain-erf', 3],
    ['linear', 2],
  ] as const)(
    'a network of units %s and %i layers before training is enclosed, over a box too',
    (name, depth) => {
      const activation = wideActivations[name];
      const start = randomStart({ activation, depth, n0: 2, width: 8, seed: 3 });
      const layers = start.layers.map((rows) => enclosedFloats(rows, BITS));
      fc.assert(
        fc.property(fc.tuple(rational, rational), fc.integer({ min: 0, max: 99 }), (x, hundredth) => {
          const floats = x.map((entry) => entry.toNumber());
          const found = encloseStart(layers, enclosedUnits[name], x.map(around));
          const wide = x.map((entry) => {
            const low = entry.minus(Rational.of(hundredth, 100));
            return DyadicInterval.around(low, low.plus(Rational.one), BITS);
          });
          const over = encloseStart(layers, enclosedUnits[name], wide);
          const isWithin = (a: DyadicInterval, b: DyadicInterval): boolean => b.lo <= a.lo && a.hi <= b.hi;
          found.value.forEach((entry, i) => {
            const y = start.value(floats)[i] ?? NaN;
            expect(Math.abs(middle(entry) - y)).toBeLessThan(1e-10 * (1 + Math.abs(y)));
            expect(over.value[i] && isWithin(entry, over.value[i])).toBe(true);
          });
          found.jacobian.forEach((row, i) => {
            row.forEach((entry, j) => {
              expect(Math.abs(middle(entry) - (start.jacobian(floats)[i]?.[j] ?? NaN))).toBeLessThan(1e-10);
              const other = over.jacobian[i]?.[j];
              expect(other && isWithin(entry, other)).toBe(true);
            });
          });
        }),
        { numRuns: 20 },
      );
    },
  );

  test('the value for all factors of an interval contains that for each', () => {
    fc.assert(
      fc.property(
        vector,
        vector,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 2, max: 3 }),
        (a, b, factor, tenth, depth) => {
          fc.pre([a, b].every((x) => x.some((entry) => entry !== 0)));
          const whole = productsOf(
            [a, b].map((x) => x.map((entry) => Rational.of(entry))),
            BITS,
            { unit: enclosedUnits.erf, depth },
          );
          const [f, g, inside] = [
            Rational.of(factor),
            Rational.of(factor + 1),
            Rational.of(10 * factor + tenth, 10),
          ];
          const over = encloseKernelMatrix(stretched(whole, f, g));
          const at = encloseKernelMatrix(stretched(whole, inside, inside));
          over.forEach((row, i) => {
            row.forEach((entry, j) => {
              const one = at[i]?.[j];
              expect(one && entry.lo <= one.lo && one.hi <= entry.hi).toBe(true);
            });
          });
        },
      ),
    );
  });

  test('the inverse is one, and two antipodal pairs have none', () => {
    const rows = (...xs: readonly (readonly number[])[]) =>
      xs.map((x) => x.map((entry) => Rational.of(entry)));
    const products = productsOf(rows([1, 2], [3, -1], [0, 4]), BITS);
    const inverse = encloseInverse(products);
    const product = inverse && multiplied(encloseKernelMatrix(products), inverse);
    product?.forEach((row, i) => {
      row.forEach((entry, j) => {
        const unit = DyadicInterval.integer(i === j ? 1n : 0n, BITS);
        expect(entry.lo <= unit.lo && unit.hi <= entry.hi).toBe(true);
      });
    });
    expect(product?.length).toBe(3);
    expect(encloseInverse(productsOf(rows([1, 0], [-1, 0], [0, 1], [0, -1]), BITS))).toBeUndefined();
  });
});

describe('matrices of intervals', () => {
  const entry = fc.integer({ min: -20, max: 20 });
  const square = fc
    .integer({ min: 1, max: 5 })
    .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));
  const intervals = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => row.map((x) => around(Rational.of(x))));

  test('a solution solves', () => {
    fc.assert(
      fc.property(square, (rows) => {
        const A = intervals(rows);
        const X = solved(A, intervals(rows.map((_, i) => [i + 1])));
        if (X === undefined) return;
        multiplied(A, X).forEach(([b], i) => {
          expect(b && Math.abs(middle(b) - (i + 1)) < 1e-20 + Number(b.hi - b.lo) * 2 ** -200).toBe(true);
        });
      }),
    );
  });

  test('all inverses of the matrices in an interval matrix are enclosed, and a singular one among them is not overlooked', () => {
    let [found, refused] = [0, 0];
    fc.assert(
      fc.property(
        square,
        fc.integer({ min: 0, max: 20 }),
        fc.infiniteStream(fc.nat(100)),
        (rows, size, parts) => {
          const n = rows.length;
          const radius = Rational.of(size, 100);
          const A = rows.map((row) =>
            row.map((x) =>
              DyadicInterval.around(Rational.of(x).minus(radius), Rational.of(x).plus(radius), BITS),
            ),
          );
          const inverse = enclosedInverse(A);
          const chosen = rows.map((row) =>
            row.map((x) => {
              const part = Rational.of(parts.next().value as number, 50).minus(Rational.one);
              return Rational.of(x).plus(radius.times(part));
            }),
          );
          const exact = matrix.inverse(chosen);
          if (inverse === undefined) {
            refused += 1;
            return;
          }
          found += 1;
          for (let i = 0; i < n; i++)
            for (let j = 0; j < n; j++) {
              const { lo, hi } = inverse[i]?.[j]?.toInterval() ?? {};
              const entry = exact?.[i]?.[j];
              expect(entry && lo?.atMost(entry) && hi && entry.atMost(hi)).toBe(true);
            }
        },
      ),
    );
    expect([found > 20, refused > 5]).toEqual([true, true]);
    const around0 = DyadicInterval.around(Rational.of(-1), Rational.one, BITS);
    expect(enclosedInverse([[around0]])).toBeUndefined();
  });

  test('the spectral radius of known matrices lies in its enclosure, whatever vectors are given', () => {
    // Companion matrices of known roots: 3 and −2; 1 ± 2i; 1 three times.
    const known = [
      {
        rows: [
          [1, 6],
          [1, 0],
        ],
        square: 9,
      },
      {
        rows: [
          [2, -5],
          [1, 0],
        ],
        square: 5,
      },
      {
        rows: [
          [3, -3, 1],
          [1, 0, 0],
          [0, 1, 0],
        ],
        square: 1,
      },
    ];
    for (const { rows, square: squared } of known)
      fc.assert(
        fc.property(
          fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 }), {
            minLength: 3,
            maxLength: 3,
          }),
          fc.boolean(),
          (vectors, isPair) => {
            const n = rows.length;
            const basis = vectors.slice(0, n).map((row) => row.slice(0, n));
            const found = encloseSpectralRadius(intervals(rows), {
              vectors: basis,
              pairs: new Set(isPair ? [0] : []),
            });
            if (found === undefined) return;
            const { lo, hi } = found.toInterval();
            const value = Rational.of(squared);
            expect(lo && lo.times(lo).atMost(value)).toBe(true);
            expect(hi && value.atMost(hi.times(hi))).toBe(true);
          },
        ),
      );
  });

  test('with good vectors it is narrow', () => {
    const found = encloseSpectralRadius(
      intervals([
        [1, 6],
        [1, 0],
      ]),
      {
        vectors: [
          [3, -2],
          [1, 1],
        ],
        pairs: new Set(),
      },
    );
    expect(found && found.hi - found.lo < 1000n).toBe(true);
  });
});
