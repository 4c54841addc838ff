/**
 * Networks that were trained inside a property run: autoencoders that are no wider than their input, on a few
 * examples. A case is a recipe for a training. It shrinks towards fewer layers and examples, and is trained again.
 */

import fc from 'fast-check';
import { Random } from '../../sampling/index.js';
import { hardTanh, leakyRelu, type Network, Rational, relu, smoothActivations } from '../../exact/index.js';
import {
  associations,
  cyclic,
  everyExample,
  type Examples,
  examplesOf,
  gaussianClouds,
  type Pairs,
  trained,
} from '../../sources/training/index.js';

const activations = {
  tanh: smoothActivations.tanh,
  sigmoid: smoothActivations.sigmoid,
  elu: smoothActivations.elu,
  relu,
  'hard-tanh': hardTanh,
  'leaky-relu': leakyRelu(Rational.of(1n, 4n)),
  'steep-leaky-relu': leakyRelu(Rational.of(1n, 20n)),
};

/**
 * - `narrow`: some layer is narrower than the input, so that a weight matrix has rank below n0;
 * - `square`: all layers are as wide as the input, and φ is surjective;
 * - `any`: one of the two, with any φ.
 */
export type TrainedShape = 'narrow' | 'square' | 'any';

/** The recipe of a training. */
export interface Recipe {
  readonly dimension: number;
  /** For each hidden layer, the number of units that it has less than the input. */
  readonly missing: readonly number[];
  readonly activation: keyof typeof activations;
  readonly examples: number;
  /**
   * Number of noisy copies of each example, which are to be mapped where the example is; with 0, the examples alone
   * are used.
   */
  readonly copies: number;
  readonly cycle: boolean;
  readonly seed: number;
}

export interface TrainedNetwork {
  readonly recipe: Recipe;
  readonly network: Network;
  readonly examples: Examples;
  readonly loss: number;
}

const FINAL_LOSS = 1e-6;
const MOST_STEPS = 400;
const LEARNING_RATE = 0.03;
/** Standard deviation of the noise of the copies. The examples are about 1.5 apart. */
const NOISE_DEVIATION = 0.25;

/**
 * Trained networks with dimensions 2 and 3, on two examples or more; as a cycle, if asked for.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { trainedNetwork } from 'basincheck/arbitraries';
 * const [made] = fc.sample(trainedNetwork('square', false), 1);
 * made?.network.widths.every((width) => width === made.network.inputDimension); // → true
 * ```
 */
export function trainedNetwork(shape: TrainedShape, cycle: boolean): fc.Arbitrary<TrainedNetwork> {
  const recipes = (['narrow', 'square'] as const).map((which) => {
    const phis = shape === 'square' ? names.filter((name) => activations[name].surjective) : names;
    const recipe = (dimension: number) =>
      fc.record<Recipe>({
        dimension: fc.constant(dimension),
        missing: which === 'narrow' ? someMissing(dimension) : noneMissing,
        activation: fc.constantFrom(...phis),
        examples: fc.integer({ min: 2, max: 4 }),
        copies: fc.constantFrom(0, 8),
        cycle: fc.constant(cycle),
        seed: fc.noShrink(fc.nat(2 ** 31 - 1)),
      });
    return { which, recipe: fc.oneof(recipe(2), recipe(3)) };
  });
  const meant = recipes.filter(({ which }) => shape === 'any' || which === shape);
  return fc.oneof(...meant.map(({ recipe }) => recipe)).map(trainedBy);
}

const names = Object.keys(activations) as (keyof typeof activations)[];

const LAYERS = { minLength: 1, maxLength: 3 };
const noneMissing = fc.array(fc.constant(0), LAYERS);

/** Missing units of the hidden layers; if no other layer is narrower than the input, the first one is. */
function someMissing(dimension: number): fc.Arbitrary<readonly number[]> {
  return fc
    .array(fc.integer({ min: 0, max: dimension - 1 }), LAYERS)
    .map((all) => (all.every((less) => less === 0) ? [1, ...all.slice(1)] : all));
}

const known = new Map<string, TrainedNetwork>();
/** Number of trained networks that are remembered. */
const MOST_REMEMBERED = 256;

/** The network of a recipe. The same recipe gives the same network; the last ones are remembered. */
export function trainedBy(recipe: Recipe): TrainedNetwork {
  const key = JSON.stringify(recipe);
  const before = known.get(key);
  if (before) return before;
  const { dimension, missing, seed } = recipe;
  const activation = activations[recipe.activation];
  const examples = gaussianClouds(recipe.examples, dimension, recipe.examples, 0.75, seed);
  const { network, loss } = trained(pairsOf(recipe, examples), {
    widths: [...missing.map((less) => dimension - less), dimension],
    activation,
    loss: FINAL_LOSS,
    steps: MOST_STEPS,
    seed,
    method: 'adam',
    rate: LEARNING_RATE,
    scaling: 'fan-in',
  });
  const made = { recipe, network, examples, loss };
  const [oldest] = known.keys();
  if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.set(key, made);
  return made;
}

/** The examples, or noisy copies in their place, with the points to which they are to be mapped. */
function pairsOf({ copies, cycle, seed }: Recipe, examples: Examples): Pairs {
  const pairs = cycle ? cyclic(examples) : associations(examples);
  if (copies === 0) return pairs;
  const random = new Random(seed, 'noisy copies');
  const noisy = everyExample(pairs.inputs).flatMap((x) =>
    Array.from({ length: copies }, () => x.map((value) => value + NOISE_DEVIATION * random.normal())),
  );
  const targets = everyExample(pairs.outputs).flatMap((y) => new Array<Float64Array>(copies).fill(y));
  return { inputs: examplesOf(noisy), outputs: examplesOf(targets) };
}
