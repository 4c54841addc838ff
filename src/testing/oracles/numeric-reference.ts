/** The common part of the references for numeric functions of (network, x). */

import type { Network, Vector } from '../../exact/index.js';
import type { Allowance, Disagreement } from './disagreement.js';
import type { Arithmetic } from './measured-pass.js';
import { arbitraryOf, type AtPoint, atPoints, numericNetworks, type Networks } from './networks.js';
import { networkText, plainNetwork, type PlainNetwork, roundedNetwork } from './plain-network.js';
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
  /** Permitted error of a smooth φ and its slope, in units of u·max(1, |x|); 4 if not given. */
  readonly activationUnits?: number;
}

/** The reference of a function that takes a network and a point of its input space. */
export type NumericReference<Result> = Reference<
  AtPoint<Network>,
  [network: PlainNetwork, x: number[]],
  Result
>;

/** Greatest number of bits after the point in the coordinates of points. */
const POINT_BITS = { float32: 20, float64: 49 } as const;

/**
 * A reference, made of a function that measures a point (`undefined` if the point is to be left out) and one that
 * judges a result by that measurement. Throws a RangeError for impossible numbers of ulps or units.
 */
export function numericReference<Measured, Result>(
  name: string,
  { networks, precision: precisionName = 'float64', ulps, activationUnits = 4, ...runs }: NumericOptions,
  measure: (network: Network, x: Vector, arithmetic: Arithmetic) => Measured | undefined,
  judge: (measured: Measured, result: unknown, allowance: Allowance) => Disagreement | undefined,
): NumericReference<Result> {
  if (ulps !== undefined && !(ulps >= 0 && ulps < Infinity)) {
    throw new RangeError(`${name}: expected ulps ≥ 0, got ${ulps}`);
  }
  if (!Number.isSafeInteger(activationUnits) || activationUnits < 0) {
    throw new RangeError(`${name}: expected a natural number of activationUnits, got ${activationUnits}`);
  }
  const precision = precisions[precisionName];
  const rounded = remembered((network: Network) => roundedNetwork(network, precision));
  const measured = remembered(({ subject, x }: AtPoint<Network>) =>
    measure(rounded(subject), x, { precision, activationUnits }),
  );
  return new Reference(
    {
      name,
      cases: atPoints(
        arbitraryOf(networks ?? numericNetworks(precisionName)),
        (network) => network,
        POINT_BITS[precisionName],
        (given) => measured(given) !== undefined,
        pointMoves,
      ),
      argumentsOf: ({ subject, x }) => [plainNetwork(rounded(subject)), x.map((value) => value.toNumber())],
      describe: ({ subject, x }) => ({
        network: networkText(rounded(subject)),
        input: JSON.stringify(x.map((value) => value.toNumber())),
      }),
      judge: (given, result) => {
        const found = measured(given);
        if (found === undefined) throw new RangeError(`${name}: expected a case of its own, got another`);
        return judge(found, result, { precision, ulps });
      },
    },
    runs,
  );
}
