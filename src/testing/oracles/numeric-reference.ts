/** The common part of the references for numeric functions of (network, x). */

import { type Network, powerOfTwo, Rational, type Vector } from '../../exact/index.js';
import type { Allowance, Disagreement } from './disagreement.js';
import type { Reach } from './extremes.js';
import type { Arithmetic } from './measured-pass.js';
import { arbitraryOf, type AtPoint, atPoints, numericNetworks, type Networks } from './networks.js';
import {
  networkText,
  plainNetwork,
  type PlainNetwork,
  plainVector,
  roundedNetwork,
} from './plain-network.js';
import { pointMoves } from './point-moves.js';
import { type PrecisionName, precisions } from './precision.js';
import { Reference, type RunOptions } from './reference.js';
import { remembered } from './remembered.js';

export interface NumericOptions extends RunOptions {
  /** The networks; small ones of all kinds if not given. Networks of your own can be given as a list. */
  readonly networks?: Networks;
  /** The arithmetic of the code; `float64` if not given. All numbers that the code gets are numbers of that format. */
  readonly precision?: PrecisionName;
  /** Permitted error of a result in units in the last place of the exact value, instead of the a-priori bound. */
  readonly ulps?: number;
  /**
   * A bound of your own for the error of each number of a result, in absolute terms, instead of the a-priori bound. It gets what the
   * code gets.
   */
  readonly bound?: (network: PlainNetwork, x: number[]) => number;
  /**
   * Permitted error of each number of a result, in absolute terms, besides the others; 0 if not given. For central difference
   * quotients of step h it is h²/6 times a bound of the third derivative, and |F|·2^−52/h for rounding.
   */
  readonly absolute?: number;
  /**
   * Where inputs come from: `extreme`, which is the default, puts numbers from the ends of the format among ordinary ones
   * (where a smooth φ is flat, or exp overflows; up to 1e±300, and subnormal ones); `ordinary` leaves them out.
   */
  readonly inputs?: Reach;
  /** The same for the weights and biases of networks that are generated here; networks of your own stay as they are. */
  readonly weights?: Reach;
  /** About how large ordinary inputs are: they are multiplied by the power of two nearest to this; 1 if not given. */
  readonly scale?: number;
  /** Permitted error of a smooth φ and its slope, in units of u·max(1, |x|); 4 if not given. */
  readonly activationUnits?: number;
}

/** The reference of a function that takes a network and a point of its input space. */
export type NumericReference<Result> = Reference<
  AtPoint<Network>,
  [network: PlainNetwork, x: number[]],
  Result
>;

const FLOAT32_HINT =
  "as near as code in float32 comes: { precision: 'float32' } permits its errors, with numbers that it has";

/** Greatest number of bits after the point in the coordinates of points. */
const POINT_BITS = { float32: 20, float64: 49 } as const;

/**
 * A reference, made of a function that measures a point (`undefined` if the point is to be left out) and one that
 * judges a result by that measurement. Throws a RangeError for impossible numbers of ulps or units.
 */
export function numericReference<Measured, Result>(
  name: string,
  options: NumericOptions,
  measure: (network: Network, x: Vector, arithmetic: Arithmetic) => Measured | undefined,
  judge: (measured: Measured, result: unknown, allowance: Allowance) => Disagreement | undefined,
): NumericReference<Result> {
  const { networks, precision: precisionName = 'float64', ulps, activationUnits = 4, ...others } = options;
  const { absolute, bound, inputs = 'extreme', weights = 'extreme', scale = 1, ...runs } = others;
  if (!(scale > 0 && scale < Infinity)) throw new RangeError(`${name}: expected a scale > 0, got ${scale}`);
  if (ulps !== undefined && !(ulps >= 0 && ulps < Infinity)) {
    throw new RangeError(`${name}: expected ulps ≥ 0, got ${ulps}`);
  }
  if (ulps !== undefined && bound !== undefined) {
    throw new RangeError(`${name}: expected ulps or a bound, got both`);
  }
  if (absolute !== undefined && !(absolute >= 0 && absolute < Infinity)) {
    throw new RangeError(`${name}: expected absolute ≥ 0, got ${absolute}`);
  }
  if (!Number.isSafeInteger(activationUnits) || activationUnits < 0) {
    throw new RangeError(`${name}: expected a natural number of activationUnits, got ${activationUnits}`);
  }
  const precision = precisions[precisionName];
  const rounded = remembered((network: Network) => roundedNetwork(network, precision));
  const measured = remembered(({ subject, x }: AtPoint<Network>) =>
    measure(rounded(subject), x, { precision, activationUnits }),
  );
  const single = precisions.float32;
  const isNearInFloat32 = (
    { subject, x }: AtPoint<Network>,
    result: unknown,
    allowance: Allowance,
  ): boolean => {
    const found = measure(rounded(subject), x, { precision: single, activationUnits });
    return found !== undefined && judge(found, result, { ...allowance, precision: single }) === undefined;
  };
  const argumentsOf = ({ subject, x, zero }: AtPoint<Network>): [PlainNetwork, number[]] => [
    plainNetwork(rounded(subject), zero),
    plainVector(x, zero),
  ];
  return new Reference(
    {
      name,
      cases: atPoints(
        arbitraryOf(networks ?? numericNetworks(precisionName, weights)),
        (network) => network,
        {
          bits: POINT_BITS[precisionName],
          scale: Rational.fromNumber(powerOfTwo(Math.round(Math.log2(scale)))),
          ...(inputs === 'extreme' && { extremes: precisionName }),
        },
        (given) => measured(given) !== undefined,
        pointMoves,
      ),
      argumentsOf,
      describe: ({ subject, x, hasNegativeZeros }) => ({
        network: networkText(rounded(subject)),
        input: JSON.stringify(plainVector(x, 0)),
        ...(hasNegativeZeros && { zeros: 'handed out as -0, in the network too' }),
      }),
      judge: (given, result) => {
        const found = measured(given);
        if (found === undefined) throw new RangeError(`${name}: expected a case of its own, got another`);
        const own = bound?.(...argumentsOf(given));
        if (own !== undefined && !(own >= 0 && own < Infinity))
          throw new RangeError(`${name}: expected a bound ≥ 0, got ${own}`);
        const allowance = { precision, ulps, absolute, bound: own };
        const disagreement = judge(found, result, allowance);
        const isOther = precisionName === 'float32' || ulps !== undefined || own !== undefined;
        const isFine = disagreement === undefined || isOther;
        return isFine || !isNearInFloat32(given, result, allowance)
          ? disagreement
          : { ...disagreement, hint: FLOAT32_HINT };
      },
    },
    runs,
  );
}
