/**
 * Networks that are drawn small: with given widths and few pieces of φ, whose numbers are 0 and ±1 but for a few short ones. Shrinking ends
 * where no small change leads on, which depends on where it starts. Small networks are so few that those among them that violate a
 * statement are met by drawing, from whichever seed.
 */

import { complexity } from '../generators/index.js';
import {
  type Activation,
  at,
  type Layer,
  type Matrix,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { Random } from '../../sampling/index.js';
import { type Arrangement, failing, outputsFor, type Theorem } from '../../statements/index.js';
import { shortNumber } from '../shrink/index.js';
import type { Ground } from './candidates.js';
import type { Cell } from './cell.js';

/** The numbers of pieces that are drawn; and the most that are, for a shape smaller than that of the find. */
export const SOME_PIECES = [2, 3, 4] as const;
export const [FEWEST_PIECES] = SOME_PIECES;
const FEW_PIECES = 3;

/** The input dimension, and the widths of all layers but the last. */
export interface SmallShape {
  readonly inputDimension: number;
  readonly hidden: readonly number[];
}

/** What is drawn. Plain data. */
export interface Small {
  readonly hidden: SmallShape['hidden'];
  /** Of φ. */
  readonly pieces: number;
  /** The outline that the outlines of all networks are smaller than. */
  readonly below: readonly number[];
}

/** The numbers of pieces of φ that networks of the shape may have which are smaller than the one given, as far as they are drawn. */
export function piecesBelow({ inputDimension, hidden }: SmallShape, network: Network): readonly number[] {
  const isOfShape =
    inputDimension === network.inputDimension && hidden.join() === network.widths.slice(0, -1).join();
  const { activation: phi } = network;
  const most = isOfShape && phi instanceof PiecewiseLinear ? phi.pieces.length : FEW_PIECES;
  return SOME_PIECES.filter((pieces) => pieces <= most);
}

/** Whether φ has as few pieces as any that is drawn. */
export function hasFewestPieces({ activation: phi }: Network): boolean {
  return phi instanceof PiecewiseLinear && phi.pieces.length <= FEWEST_PIECES;
}

/** Before others, networks with at most 0, 1, … and this many parameters are drawn: they are the smallest, and there are few of them. */
export const FEW_PARAMETERS = 2;

/**
 * The outlines below which networks of a shape are drawn, one after the other: those of more and more parameters, and at last the one
 * given.
 */
export function boundsBelow(
  { statement, dropped }: Cell,
  shape: SmallShape,
  pieces: number,
  below: readonly number[],
): readonly (readonly number[])[] {
  const start = [...outlineOfShape(statement, dropped, shape), pieces];
  const bounds = Array.from({ length: FEW_PARAMETERS + 1 }, (_, most) => [...start, most + 1]);
  return [...bounds.filter((bound) => complexity.isSimpler(bound, below)), below];
}

/** What comes before the pieces of φ in the outline of a network of that shape. */
function outlineOfShape(
  statement: Ground['statement'],
  dropped: string | undefined,
  { inputDimension, hidden }: SmallShape,
): readonly number[] {
  const units = sum(hidden) + outputsFor(statement, inputDimension);
  return [dropped === undefined ? 0 : 1, inputDimension, hidden.length + 1, units, 0];
}

/** More shapes than this are not gone through. */
const MOST_SHAPES = 12;

/** Shapes with at least one hidden layer, at most as many inputs and layers, and no wider ones; the smallest first. */
export function shapesUpTo({ inputDimension, depth, widths }: Network): readonly SmallShape[] {
  const widest = Math.max(...widths.slice(0, -1));
  const shapes = Array.from({ length: inputDimension }, (_, n) =>
    Array.from({ length: depth - 1 }, (__, d) =>
      lists(d + 1, widest).map((hidden): SmallShape => ({ inputDimension: n + 1, hidden })),
    ),
  ).flat(2);
  const size = ({ inputDimension: n, hidden }: SmallShape) => [n, hidden.length, sum(hidden)];
  return shapes.sort((a, b) => (complexity.isSimpler(size(a), size(b)) ? -1 : 1)).slice(0, MOST_SHAPES);
}

/** All lists of that many numbers from 1 to `most`. */
function lists(length: number, most: number): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  return lists(length - 1, most).flatMap((list) => Array.from({ length: most }, (_, k) => [...list, k + 1]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/**
 * Whether only a network whose first layer is injective can violate the conclusion. Along a direction that it takes to 0 nothing
 * changes, so that no basin and no complement of one has a bounded component, and each value is also one at the boundary of D.
 */
const NEEDS_INJECTIVE: Readonly<Record<Theorem['question'], boolean>> = {
  'bounded basin component': true,
  'bounded complement component': true,
  'disconnected basin': false,
  'greater value inside': true,
};

/** When so many in a row were drawn in vain, there are no more: for many shapes there are none at all. */
const MOST_DRAWS_IN_VAIN = 2000;
/** At most this share of the weights and biases is other than 0 and ±1. */
const MOST_PARAMETERS = 1 / 8;
/** And this share of the numbers of φ, which all units have in common, unless no parameter may be there. */
const PARAMETERS_OF_PHI = 1 / 3;
/** The kinks of a φ. Biases move them together, and weights scale them; but where φ jumps, its intercepts change with that. */
const KINKS = [
  ['0'],
  ['1'],
  ['-1'],
  ['0', '1'],
  ['-1', '1'],
  ['-1', '0'],
  ['0', '1/2'],
  ['0', '2'],
  ['-1', '0', '1'],
  ['0', '1', '2'],
].map((texts) => texts.map((text) => Rational.from(text as `${number}`)));

/**
 * At most `count` networks for which just the hypothesis that is dropped fails, with a smaller outline than the one given; fewer where
 * there are none or hardly any. The same seed gives the same networks.
 */
export function* smallNetworks(
  ground: Ground,
  small: Small,
  count: number,
  seed: number,
): Generator<Network, void> {
  const { statement, dropped, inputDimension } = ground;
  const random = new Random(seed, 'small networks');
  const isOfNetwork = statement.hypotheses.some(({ name }) => name === dropped);
  const widths = [inputDimension, ...small.hidden, outputsFor(statement, inputDimension)];
  const shape = outlineOfShape(statement, dropped, { inputDimension, hidden: small.hidden });
  // No network is smaller than that.
  if (!complexity.isSimpler([...shape, small.pieces, 0], small.below)) return;
  const share = shareOfParameters(small, [...shape, small.pieces], widths);
  const arranged = statement.hypotheses.map(({ name, arranged: { holds, fails } }): Arrangement =>
    name === dropped ? fails : holds,
  );
  const traits = arranged.reduce<Traits>((all, { activation }) => ({ ...all, ...activation }), {});
  const ofPhi = share > 0 ? PARAMETERS_OF_PHI : 0;
  const phis = activations(traits, small.pieces, ofPhi, random);
  if (phis.length === 0) return;
  const isInjective = NEEDS_INJECTIVE[statement.question];
  if (isInjective && at(widths, 1) < inputDimension) return;
  const recipe = {
    widths,
    share,
    isOfLowRank: arranged.some(({ ranks }) => ranks === 'some below n0'),
    isInjective,
    mostParameters: mostParameters(small, [...shape, small.pieces]),
  };
  for (let [left, vain] = [count, 0]; left > 0 && vain < MOST_DRAWS_IN_VAIN; vain++) {
    const network = drawn(recipe, at(phis, random.index(phis.length)), random);
    if (network === undefined) continue;
    const fails = failing(statement, network);
    if (fails.length !== (isOfNetwork ? 1 : 0) || (isOfNetwork && fails[0] !== dropped)) continue;
    [left, vain] = [left - 1, 0];
    yield network;
  }
}

/** Networks of the shape with more parameters have no smaller outline. */
function mostParameters({ below }: Small, shape: readonly number[]): number {
  return complexity.isSimpler(shape, below.slice(0, -1)) ? Infinity : (below.at(-1) ?? 0) - 1;
}

/** Where the number of parameters decides which network is smaller, as many as there may be are likely. */
function shareOfParameters(small: Small, shape: readonly number[], widths: readonly number[]): number {
  const numbers = sum(widths.slice(1).map((m, k) => m * (at(widths, k) + 1)));
  return Math.min(MOST_PARAMETERS, mostParameters(small, shape) / numbers);
}

type Traits = NonNullable<Arrangement['activation']>;

interface Recipe {
  readonly widths: readonly number[];
  /** The share of the numbers that are other than 0 and ±1. */
  readonly share: number;
  /** Whether the rank of some matrix has to be below n₀, which it seldom is by chance. */
  readonly isOfLowRank: boolean;
  /** Whether the first layer has to be injective. */
  readonly isInjective: boolean;
  readonly mostParameters: number;
}

/** None if it has too many parameters, or if a unit does nothing, so that there is a smaller network with the same F. */
function drawn(
  { widths, share, isOfLowRank, isInjective, mostParameters: most }: Recipe,
  phi: PiecewiseLinear,
  random: Random,
): Network | undefined {
  const layers: Layer[] = [];
  for (let k = 1; k < widths.length; k++) {
    const weights: Vector[] = [];
    const rows = at(widths, k);
    while (weights.length < rows) weights.push(shortNumbers(at(widths, k - 1), share, random));
    layers.push({ weights, bias: shortNumbers(rows, share, random) });
  }
  const last = layers.length - 1;
  const { weights, bias } = at(layers, last);
  const ranked =
    isOfLowRank && bias.length > 1 && random.index(2) === 0
      ? layers.with(last, { weights: withDependentRow(weights, random), bias })
      : layers;
  const numbers = ranked.flatMap((layer) => [...layer.weights.flat(), ...layer.bias]);
  if (numbersOf(phi).filter(isParameter).length + numbers.filter(isParameter).length > most) return undefined;
  if (hasIdleUnit(ranked)) return undefined;
  if (isInjective && matrix.rank(at(ranked, 0).weights) < at(widths, 0)) return undefined;
  return new Network(phi, ranked);
}

function numbersOf({ pieces }: PiecewiseLinear): Vector {
  return pieces.flatMap(({ slope, intercept, until }) => [slope, intercept, ...(until ? [until] : [])]);
}

/** Other than 0 and ±1. */
function isParameter({ numerator, denominator }: Rational): boolean {
  return denominator !== 1n || numerator > 1n || numerator < -1n;
}

function shortNumbers(length: number, share: number, random: Random): Vector {
  const numbers: Rational[] = [];
  while (numbers.length < length) numbers.push(shortNumber(random, share));
  return numbers;
}

/** One row becomes 0 or ± the one before it. */
function withDependentRow(weights: Matrix, random: Random): Matrix {
  const i = random.index(weights.length);
  const before = at(weights, (i + weights.length - 1) % weights.length);
  const factor = Rational.of(random.index(3) - 1);
  return weights.with(
    i,
    before.map((x) => x.times(factor)),
  );
}

/** A unit of a hidden layer to which nothing comes, or from which nothing goes on. */
function hasIdleUnit(layers: readonly Layer[]): boolean {
  for (let k = 1; k < layers.length; k++) {
    const { weights: after } = at(layers, k);
    for (const [i, row] of at(layers, k - 1).weights.entries()) {
      if (row.every(isZero) || after.every((next) => isZero(at(next, i)))) return true;
    }
  }
  return false;
}

function isZero(x: Rational): boolean {
  return x.sign === 0;
}

/** Different φ of a call; and how many are drawn for each. */
const [MOST_PHI, DRAWS_PER_PHI] = [64, 50];

/** φ with that many pieces and these traits. */
function activations(
  traits: Traits,
  pieces: number,
  share: number,
  random: Random,
): readonly PiecewiseLinear[] {
  const found: PiecewiseLinear[] = [];
  for (let draws = MOST_PHI * DRAWS_PER_PHI; draws > 0 && found.length < MOST_PHI; draws--) {
    const phi = drawnPhi(pieces, share, random);
    if (hasTraits(phi, traits)) found.push(phi);
  }
  return found;
}

function hasTraits(phi: Activation, traits: Traits): boolean {
  const { continuous = phi.continuous, increasing = phi.increasing, surjective = phi.surjective } = traits;
  return phi.continuous === continuous && phi.increasing === increasing && phi.surjective === surjective;
}

/** Half of them continuous. */
function drawnPhi(count: number, share: number, random: Random): PiecewiseLinear {
  const choices = KINKS.filter(({ length }) => length + 1 === count);
  const kinks = at(choices, random.index(choices.length));
  const isContinuous = random.index(2) === 0;
  const number = (): Rational => shortNumber(random, share);
  let [slope, intercept] = [number(), random.index(2) === 0 ? number() : Rational.zero];
  const pieces = [{ slope, intercept, until: at(kinks, 0) }];
  const found = kinks.map((kink, i) => {
    const next = number();
    intercept = isContinuous ? slope.minus(next).times(kink).plus(intercept) : number();
    slope = next;
    const until = kinks[i + 1];
    return { slope, intercept, ...(until && { until }) };
  });
  return new PiecewiseLinear([...pieces, ...found]);
}
