import {
  Descending,
  network as networkWith,
  type PlantedNetwork,
  withAttractor,
} from '../../search/generators/index.js';
import { type Layer, Network, Rational } from '../../exact/index.js';
import { among, type AtPoint, atPoints } from './networks.js';
import { shown } from './numbers-returned.js';
import {
  networkText,
  plainNetwork,
  type PlainNetwork,
  sameNumbers,
  roundedNetwork,
} from './plain-network.js';
import { precisions } from './precision.js';
import { provenMembership } from './proven-membership.js';
import { Reference, type RunOptions } from './reference.js';
import { remembered } from './remembered.js';

/** A function that says whether x lies in B(x*), the basin of an attractive fixed point x* of F: ℝⁿ → ℝⁿ. */
export type BasinMembership = (
  network: PlainNetwork,
  attractor: number[],
  x: number[],
) => boolean | PromiseLike<boolean>;

export interface BasinOptions extends RunOptions {
  /** Autoencoders, which are changed so that they have an attractive fixed point; small ones if not given. */
  readonly networks?: Descending<Network>;
}

const ARITHMETIC = { precision: precisions.float64, activationUnits: 4 };

/**
 * Whether points are in the basin of an attractive fixed point. Only points are asked about for which the answer is
 * proved and rounding cannot change it. Within 32 steps, the orbit of such a point enters a cube around x* that F
 * contracts, or a set without x* that F maps into itself, or returns exactly to an earlier point. If φ is smooth, x*
 * is given up to rounding.
 *
 * @example
 * ```ts
 * import { network } from 'basincheck/arbitraries';
 * import { basinMembership } from 'basincheck/references';
 * const affine = network({ inputDimension: 2, depth: 1 });
 * (await basinMembership({ networks: affine }).compare(() => true)).agrees; // → true
 * (await basinMembership().compare(() => true)).agrees; // → false
 * ```
 */
export function basinMembership(
  options: BasinOptions = {},
): Reference<AtPoint<PlantedNetwork>, [network: PlainNetwork, attractor: number[], x: number[]], boolean> {
  const { networks = defaultNetworks(), ...runs } = options;
  const proven = remembered(({ subject, x }: AtPoint<PlantedNetwork>) =>
    provenMembership(subject, x, ARITHMETIC),
  );
  const attractorOf = ({ attractor }: PlantedNetwork): number[] => attractor.map((t) => t.toNumber());
  return new Reference(
    {
      name: 'membership of the basin',
      cases: atPoints(
        withAttractor(networks),
        ({ network }) => network,
        {
          bits: 2,
          known: ({ attractor }) => attractor,
          preferred: (given) => proven(given)?.inBasin === false,
        },
        (given) =>
          sameNumbers(given.subject.network, roundedNetwork(given.subject.network, precisions.float64)) &&
          proven(given) !== undefined,
      ),
      argumentsOf: ({ subject, x }) => [
        plainNetwork(subject.network),
        attractorOf(subject),
        x.map((t) => t.toNumber()),
      ],
      describe: ({ subject, x }) => ({
        network: networkText(subject.network),
        attractor: JSON.stringify(attractorOf(subject)),
        input: JSON.stringify(x.map((t) => t.toNumber())),
      }),
      judge: (given, result) => {
        const truth = proven(given);
        if (truth === undefined) throw new RangeError('the basin: expected a case of its own, got another');
        if (result === truth.inBasin) return undefined;
        const expected = `${String(truth.inBasin)}, since ${truth.because}`;
        return { where: 'the result', expected, received: shown(result) };
      },
    },
    runs,
  );
}

/**
 * Half of them have coordinates that do not act on each other, so that an orbit may come to the attractor in one and stay away
 * in another.
 */
function defaultNetworks(): Descending<Network> {
  const activation = { increasing: 'either', smooth: 0.2 } as const;
  const any = networkWith({ inputDimension: [1, 2], depth: [1, 3], activation });
  const plane = networkWith({
    inputDimension: 2,
    depth: [2, 3],
    hiddenWidths: 'n0',
    activation,
    numbers: { magnitude: 8 },
  });
  return among('network', [any, apart(plane)]);
}

/** The same networks, with nothing off the diagonals. */
function apart({ descent }: Descending<Network>): Descending<Network> {
  return new Descending({
    ...descent,
    draw: (random, simple) => {
      const drawn = descent.draw(random, simple);
      return drawn && new Network(drawn.activation, drawn.layers.map(diagonalOf));
    },
  });
}

function diagonalOf({ weights, bias }: Layer): Layer {
  return { weights: weights.map((row, i) => row.map((w, j) => (i === j ? w : Rational.zero))), bias };
}
