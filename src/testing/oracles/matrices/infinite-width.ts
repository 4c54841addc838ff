import fc from 'fast-check';
import {
  at,
  DyadicInterval,
  encloseKernel,
  type EnclosedKernel,
  type IntervalMatrix,
  productsOf,
  type Products,
  Rational,
  solved,
  type Vector,
} from '../../../exact/index.js';
import { complexity, Descending, vector, vectorMoves } from '../../../search/generators/index.js';
import type { Value } from '../measured-pass.js';
import { gamma, type Precision, precisions, type PrecisionName, shortened } from '../precision.js';
import { Reference, type RunOptions } from '../reference.js';
import { type Rows, wrongEntry } from '../rows-returned.js';
import { remembered } from '../remembered.js';

/** A function that computes the n×n matrix K̃ for n examples, n0 numbers each. */
export type LimitKernelFunction = (examples: number[][]) => Rows | PromiseLike<Rows>;

/** A function that computes J∞, n0×n0, at the example of this index. */
export type LimitJacobianFunction = (examples: number[][], index: number) => Rows | PromiseLike<Rows>;

export interface LimitOptions extends RunOptions {
  /** The arithmetic of the code; `float64` if not given. */
  readonly precision?: PrecisionName;
}

/** Examples, none of them 0, and one of them. */
export class ChosenExample {
  constructor(
    readonly examples: readonly Vector[],
    readonly index: number,
  ) {}

  [fc.toStringMethod](): string {
    return `${JSON.stringify(plain(this.examples))} at ${this.index}`;
  }
}

/**
 * The tangent kernel K̃ of an infinitely wide network with one hidden layer of units erf(t/2)/2 + 1/2, equation (6) of the paper on
 * sigmoid autoencoders, at all pairs of examples: enclosed by arithmetic with 96 bits after the point. The permitted error is what comes of inner products
 * x·y that are off by γ_{n0+4}·|x|·|y|, and 16·u besides. Where examples are large and nearly parallel, that is more, since the
 * arcsine is steep at 1.
 *
 * @example
 * ```ts
 * import { limitKernel } from 'basincheck/references';
 * const constant = (examples: number[][]) => examples.map(() => examples.map(() => 0.25));
 * (await limitKernel({ seed: 1 }).compare(constant)).agrees; // → false
 * ```
 */
export function limitKernel(
  options: LimitOptions = {},
): Reference<ChosenExample, [examples: number[][]], Rows> {
  const { precision: name = 'float64', ...runs } = options;
  const precision = precisions[name];
  const kernels = remembered((given: ChosenExample) => allowedKernel(given.examples, precision));
  return new Reference(
    {
      name: 'the limit kernel',
      cases: examplesIn(name),
      argumentsOf: ({ examples }) => [plain(examples)],
      describe: ({ examples }) => ({ examples: JSON.stringify(plain(examples)) }),
      judge: (given, result) =>
        wrongEntry(result, valuesIn(exactKernel(given.examples), kernels(given)), { precision }),
    },
    runs,
  );
}

/**
 * J∞ at an example, for the same network trained to zero loss from f₀ = 0: the derivative of k_x·K̃⁻¹·X̂ᵀ, where the i-th row of J∞ belongs to
 * the i-th output. The permitted error is what comes of a kernel and a gradient that are off as for `limitKernel`, and of a
 * system K̃·Z = B that is solved for some K̃ + E with |E| ≤ 16·n·u·max|K̃|. Examples for which K̃ is nearly singular are left out.
 *
 * @example
 * ```ts
 * import { limitJacobian } from 'basincheck/references';
 * const none = (examples: number[][]) => (examples[0] ?? []).map(() => (examples[0] ?? []).map(() => 0));
 * (await limitJacobian({ seed: 1 }).compare(none)).agrees; // → false
 * ```
 */
export function limitJacobian(
  options: LimitOptions = {},
): Reference<ChosenExample, [examples: number[][], index: number], Rows> {
  const { precision: name = 'float64', ...runs } = options;
  const precision = precisions[name];
  const jacobians = remembered((given: ChosenExample) => allowedJacobian(given, precision));
  return new Reference(
    {
      name: 'the limit Jacobian',
      cases: examplesIn(name).where('examples for which K̃ can be inverted', (given) => {
        const allowed = jacobians(given);
        return allowed !== undefined && allowed.flat().every((entry) => width(entry).atMost(LARGEST_WIDTH));
      }),
      argumentsOf: ({ examples, index }) => [plain(examples), index],
      describe: ({ examples, index }) => ({
        examples: JSON.stringify(plain(examples)),
        index: String(index),
      }),
      judge: (given, result) => {
        const [exact, allowed] = [exactJacobian(given), jacobians(given)];
        if (exact === undefined || allowed === undefined)
          throw new RangeError('the limit Jacobian: expected a case of its own, got another');
        return wrongEntry(result, valuesIn(exact, allowed), { precision });
      },
    },
    runs,
  );
}

/** Bits after the point with which all is enclosed. */
const BITS = 96n;
/** Of an entry of J∞ that may be computed: where it could be anything, nothing is asked. */
const LARGEST_WIDTH = Rational.of(1, 64);
const INPUT_BITS: Readonly<Record<PrecisionName, number>> = { float32: 10, float64: 40 };

/** 1 to 3 examples of 1 to 3 numbers, small and large, none of them 0. */
function examplesIn(precision: PrecisionName): Descending<ChosenExample> {
  return new Descending({
    name: 'examples',
    draw: (random, simple) => {
      const [n, n0] = [random.nextInt(1, 3), random.nextInt(1, 3)];
      const bits = random.nextInt(0, 1) === 1 ? INPUT_BITS[precision] : 2;
      const magnitude = at([2, 8, 32], random.nextInt(0, 2));
      const { descent } = vector(n0, { magnitude, bits });
      const drawn = Array.from({ length: n }, () => descent.draw(random, simple));
      if (!drawn.every((x) => x !== undefined)) return undefined;
      return new ChosenExample(drawn, random.nextInt(0, n - 1));
    },
    accepts: (value): value is ChosenExample => value instanceof ChosenExample && isAsked(value),
    complexity: ({ examples, index }) => [
      examples.length,
      at(examples, 0).length,
      ...complexity.ofVector(examples.flat()),
      index,
    ],
    *moves({ examples, index }) {
      for (const i of examples.length > 1 ? examples.keys() : []) {
        const moved = index > i ? index - 1 : Math.min(index, examples.length - 2);
        yield new ChosenExample(examples.toSpliced(i, 1), moved);
      }
      for (const j of at(examples, 0).keys())
        yield new ChosenExample(
          examples.map((x) => x.toSpliced(j, 1)),
          index,
        );
      for (const [i, x] of examples.entries())
        for (const move of vectorMoves(x)) yield new ChosenExample(examples.with(i, move), index);
      for (let earlier = 0; earlier < index; earlier++) yield new ChosenExample(examples, earlier);
    },
  });
}

function isAsked({ examples }: ChosenExample): boolean {
  return examples.length > 0 && examples.every((x) => x.some(({ sign }) => sign !== 0));
}

function exactKernel(examples: readonly Vector[]): IntervalMatrix {
  return kernelsOf(productsOf(examples, BITS)).map((row) => row.map(({ value }) => value));
}

/** What code may compute for K̃. */
function allowedKernel(examples: readonly Vector[], precision: Precision): IntervalMatrix {
  const besides = precision.unit.times(Rational.of(16));
  return kernelsOf(allowedProducts(examples, precision)).map((row) =>
    row.map(({ value }) => widened(value, besides)),
  );
}

/** x_i·x_j, each off by what its sum may be off, and a little more for what is made of them. */
function allowedProducts(examples: readonly Vector[], precision: Precision): Products {
  const products = productsOf(examples, BITS);
  const slack = gamma(precision, products.n0 + 4);
  const sizes = examples.map((x) => x.map((entry) => entry.abs()));
  return {
    ...products,
    gram: products.gram.map((row, i) =>
      row.map((product, j) => {
        const terms = at(sizes, i).reduce(
          (sum, entry, k) => sum.plus(entry.times(at(at(sizes, j), k))),
          Rational.zero,
        );
        return widened(product, slack.times(terms));
      }),
    ),
  };
}

function kernelsOf(products: Products): readonly (readonly EnclosedKernel[])[] {
  const { gram } = products;
  return gram.map((row, i) =>
    row.map((both, j) => encloseKernel([at(at(gram, i), i), at(at(gram, j), j), both], products)),
  );
}

/** J∞, enclosed; `undefined` where K̃ may be singular. */
function exactJacobian({ examples, index }: ChosenExample): IntervalMatrix | undefined {
  return jacobianFrom(productsOf(examples, BITS), examples, index, exactKernel(examples), Rational.zero);
}

/** What code may compute for J∞. */
function allowedJacobian(
  { examples, index }: ChosenExample,
  precision: Precision,
): IntervalMatrix | undefined {
  const besides = precision.unit.times(Rational.of(16 * examples.length));
  const K = allowedKernel(examples, precision).map((row) => row.map((entry) => widened(entry, besides)));
  return jacobianFrom(allowedProducts(examples, precision), examples, index, K, besides);
}

/** Σ_j z_j·(∂Θ(x_j, x)/∂x)ᵀ at x, the example of the index, with the columns z_j of X̂·K̃⁻¹. */
function jacobianFrom(
  products: Products,
  examples: readonly Vector[],
  index: number,
  K: IntervalMatrix,
  besides: Rational,
): IntervalMatrix | undefined {
  const exact = (value: Rational) => DyadicInterval.around(value, value, BITS);
  const Z = solved(
    K,
    examples.map((x) => x.map(exact)),
  );
  if (Z === undefined) return undefined;
  const { gram } = products;
  const x = at(examples, index).map(exact);
  const second = at(at(gram, index), index);
  const gradients = kernelsOf(products).map((row, j) => {
    const { across, along } = at(row, index);
    const t = at(at(gram, j), index).dividedBy(second);
    return at(examples, j).map((entry, k) => {
      const radial = along.times(at(x, k));
      const slope = j === index ? radial : radial.plus(across.times(exact(entry).minus(t.times(at(x, k)))));
      return widened(slope, besides);
    });
  });
  return x.map((_, output) =>
    x.map((__, input) =>
      gradients
        .map((gradient, j) => at(at(Z, j), output).times(at(gradient, input)))
        .reduce((sum, term) => sum.plus(term)),
    ),
  );
}

function widened(interval: DyadicInterval, by: Rational): DyadicInterval {
  return interval.plus(DyadicInterval.around(by.negated(), by, BITS));
}

function width(interval: DyadicInterval): Rational {
  const { lo, hi } = interval.toInterval();
  if (lo === undefined || hi === undefined) throw new RangeError('width: expected a bounded interval');
  return hi.minus(lo);
}

/** The middles of the exact enclosures, with the distance to the farthest number that is allowed. */
function valuesIn(exact: IntervalMatrix, allowed: IntervalMatrix): readonly (readonly Value[])[] {
  return exact.map((row, i) =>
    row.map((entry, j) => {
      const { lo, hi } = entry.toInterval();
      if (lo === undefined || hi === undefined) throw new RangeError('limit: expected a bounded interval');
      const mid = lo.plus(hi).times(Rational.half);
      return {
        mid,
        radius: shortened(hi.minus(mid)),
        error: shortened(width(at(at(allowed, i), j))),
      };
    }),
  );
}

function plain(examples: readonly Vector[]): number[][] {
  return examples.map((x) => x.map((entry) => entry.toNumber()));
}
