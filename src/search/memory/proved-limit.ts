/** Proved bounds of the spectral radii that a kernel in closed form predicts at examples, where exact arithmetic takes seconds at most. */

import {
  ceilToFloat64,
  enclosedUnits,
  floorToFloat64,
  Rational,
  type WideNetwork,
} from '../../exact/index.js';
import type { FiniteStart, WideActivation } from '../../sampling/index.js';
import { type Enclosed, enclosedSpectralRadii, type LimitOptions } from '../attraction/index.js';

/** Rounded outward. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Greatest numbers of examples, of those that are looked at for many norms, and of coordinates. */
const [MOST, MOST_QUICK, MOST_DIMENSIONS] = [20, 12, 32];
/** Of all starts: units that are applied, each as many multiplications as a unit takes. */
const [MOST_UNITS, UNIT] = [60_000, 500];

export interface ProvedOptions {
  readonly activation: WideActivation;
  readonly depth: number;
  /** The examples, as they are in float64, are multiplied by it exactly. */
  readonly scale: number;
  readonly starts: number;
  readonly width: number;
}

export class ProvedLimit {
  private constructor(
    private readonly examples: readonly (readonly Rational[])[],
    private readonly network: WideNetwork,
    /** Whether it takes little enough time for many norms. */
    readonly isQuick: boolean,
    private readonly isQuickFromStarts: boolean,
  ) {}

  /** `undefined` for units without a closed form, an example that is 0, and what would take long. */
  static of(points: readonly ArrayLike<number>[], options: ProvedOptions): ProvedLimit | undefined {
    const { activation, depth, scale, starts, width } = options;
    const unit = Object.entries(enclosedUnits).find(([name]) => name === activation.name)?.[1];
    const factor = Rational.fromNumber(scale);
    const exact = points.map((x) => Array.from(x, (entry) => factor.times(Rational.fromNumber(entry))));
    const isZero = exact.some((x) => x.every(({ sign }) => sign === 0));
    const [n, n0] = [points.length, points[0]?.length ?? 0];
    if (unit === undefined || isZero || depth < 2 || n > MOST || n0 > MOST_DIMENSIONS) return undefined;
    const units = width * (depth - 1) + (width * width * (depth - 2) * (1 + n0)) / UNIT;
    return new ProvedLimit(exact, { unit, depth }, n <= MOST_QUICK, n * starts * units <= MOST_UNITS);
  }

  /** At each example, without a start, when all are multiplied by the factor besides. */
  radii(factor: number): readonly Bounds[] | undefined {
    const times = Rational.fromNumber(factor);
    return this.bounds(
      this.examples.map((x) => x.map((entry) => times.times(entry))),
      {},
    );
  }

  /** At each example, from a start; `undefined` too if that would take long. */
  radiiFrom(start: FiniteStart): readonly Bounds[] | undefined {
    return this.isQuickFromStarts ? this.bounds(this.examples, { start: start.layers }) : undefined;
  }

  private bounds(
    examples: readonly (readonly Rational[])[],
    options: LimitOptions,
  ): readonly Bounds[] | undefined {
    return enclosedSpectralRadii(examples, { network: this.network, ...options })?.map(outward);
  }
}

function outward({ least, most }: Enclosed): Bounds {
  return { least: floorToFloat64(least), most: ceilToFloat64(most) };
}
