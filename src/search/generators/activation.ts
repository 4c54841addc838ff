import { type Activation, PiecewiseLinear } from '../../exact/index.js';
import { hasOneSlope } from '../../statements/index.js';
import { activationMoves } from './activation-moves.js';
import { happens, oneOf } from './choice.js';
import { ofActivation } from './complexity.js';
import { Descending } from './descending.js';
import { drawPiecewiseLinear } from './draw-piecewise-linear.js';
import { isDyadic } from './dyadic.js';
import { toKinks } from './kinks.js';
import { smoothFamily } from './smooth-family.js';

/** The traits that φ has to have. Each trait is `true`, `false`, or either; traits are decided exactly. */
export interface ActivationOptions {
  /** Whether φ is continuous; `true` if not given. */
  readonly continuous?: boolean | 'either';
  /**
   * Whether x < y ⇒ φ(x) ≤ φ(y); `true` if not given. With `false`, φ rises somewhere and falls somewhere else. A
   * decreasing φ does not count: it is an increasing one up to a sign, which the weights of the next layer can have.
   */
  readonly increasing?: boolean | 'either';
  /** Whether φ(ℝ) = ℝ; `'either'` if not given. */
  readonly surjective?: boolean | 'either';
  /** Whether φ is piecewise linear and constant on all pieces but one; `'either'` if not given. */
  readonly oneSlope?: boolean | 'either';
  /**
   * The share of smooth activations, from 0 to 1; 0 if not given. They are tanh, sigmoid, softplus and elu, which
   * increase, and gelu and silu, which do not. None of them is onto and none jumps. If the traits exclude them, none
   * is drawn, whatever the share.
   */
  readonly smooth?: number;
}

/** Number of piecewise linear functions drawn until one has the traits. */
const MOST_ATTEMPTS = 100;

/**
 * Activations: ReLU, leaky ReLU, HardTanh, and random piecewise linear ones with one to four kinks; staircases
 * and others that jump, or that are not monotone, where the traits ask for them. All have a kink and dyadic
 * numbers. All shrinks have the traits; they shrink to the simplest piecewise linear φ that has them (ReLU; leaky
 * ReLU with slope 1/2 where φ is to be onto; the Heaviside function where it is to jump; |x| where it is to fall),
 * or to the first smooth one of the list above, if all are to be smooth.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { activation, activationFamily } from 'basincheck/arbitraries';
 * fc.sample(activation({ surjective: true }), 20).every((phi) => phi.surjective); // → true
 * const families = activation({ continuous: false }).map(activationFamily);
 * fc.check(fc.property(families, () => false)).counterexample; // → ['staircase']
 * ```
 */
export function activation(options: ActivationOptions = {}): Descending<Activation> {
  const {
    continuous = true,
    increasing = true,
    surjective = 'either',
    oneSlope = 'either',
    smooth = 0,
  } = options;
  if (!(smooth >= 0 && smooth <= 1)) {
    throw new RangeError(`activation: expected a share of smooth ones from 0 to 1, got ${smooth}`);
  }
  if (continuous === false && increasing === true && surjective === true) {
    throw new RangeError('activation: expected traits that some φ has: increasing and onto, φ is continuous');
  }
  const hasTraits = (phi: Activation) =>
    isAs(phi.continuous, continuous) &&
    isAs(phi.increasing, increasing) &&
    isAs(phi.surjective, surjective) &&
    isAs(hasOneSlope(phi), oneSlope);
  const isAsked = (phi: PiecewiseLinear) => hasTraits(phi) && isNormal(phi);
  const smoothOnes = smoothFamily.map((member) => member.activation).filter(hasTraits);
  const share = smoothOnes.length > 0 ? smooth : 0;
  return new Descending({
    name: 'activation',
    draw: (random) => {
      if (happens(random, share)) return oneOf(random, smoothOnes);
      const decided = (trait: boolean | 'either') => (trait === 'either' ? happens(random, 0.5) : trait);
      const [mayNotJump, mayNotFall] = [decided(continuous), decided(increasing)];
      // The attempts are repeated here. Repeating them further out would choose again between kinds of φ, and so
      // favour the kinds that succeed more often.
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const phi = drawPiecewiseLinear(random, mayNotJump, mayNotFall);
        if (phi !== undefined && isAsked(phi)) return phi;
      }
      return undefined;
    },
    accepts: (phi): phi is Activation =>
      phi instanceof PiecewiseLinear
        ? share < 1 && isAsked(phi)
        : share > 0 && smoothOnes.some((smoothOne) => smoothOne === phi),
    complexity: ofActivation,
    moves: activationMoves,
  });
}

function isAs(found: boolean, asked: boolean | 'either'): boolean {
  return asked === 'either' || found === asked;
}

/** Whether φ has a kink between any two pieces, rises somewhere, and has dyadic numbers. */
function isNormal(phi: PiecewiseLinear): boolean {
  const { slope, kinks } = toKinks(phi);
  const slopes = [slope, ...kinks.map((kink) => kink.slope)];
  return (
    kinks.length > 0 &&
    kinks.every(({ jump }, i) => jump.sign !== 0 || slopes[i]?.equals(slopes[i + 1] ?? slope) === false) &&
    [...slopes, ...kinks.map(({ jump }) => jump)].some(({ sign }) => sign > 0) &&
    phi.pieces.every(
      (piece) =>
        isDyadic(piece.slope) &&
        isDyadic(piece.intercept) &&
        (piece.until === undefined || isDyadic(piece.until)),
    )
  );
}
