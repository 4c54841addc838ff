/** Which small networks a hunt looks for, and in which order: their shapes, the pieces of φ, and the parameters. */

import { complexity } from '../generators/index.js';
import { type Network, PiecewiseLinear } from '../../exact/index.js';
import { outputsFor } from '../../statements/index.js';
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
  /** Networks are not drawn: of all those with that many parameters, these are gone through, from number `from` on. */
  readonly all?: { readonly parameters: number; readonly from: number };
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

/** Before others, networks with 0, 1, … and this many parameters are looked at: they are the smallest, and there are few of them. */
export const FEW_PARAMETERS = 2;

/** An outline, and the most parameters with which networks are below it, if those are few. */
export interface Bound {
  readonly outline: readonly number[];
  readonly parameters?: number;
}

/**
 * The outlines below which networks of a shape are looked for, one after the other: those of more and more parameters, and at last the one
 * given.
 */
export function boundsBelow(
  { statement, dropped }: Cell,
  shape: SmallShape,
  pieces: number,
  below: readonly number[],
): readonly Bound[] {
  const start = [...outlineOfShape(statement, dropped, shape), pieces];
  const bounds = Array.from({ length: FEW_PARAMETERS + 1 }, (_, parameters): Bound => ({
    outline: [...start, parameters + 1],
    parameters,
  }));
  return [...bounds.filter(({ outline }) => complexity.isSimpler(outline, below)), { outline: below }];
}

/** What comes before the pieces of φ in the outline of a network of that shape. */
export function outlineOfShape(
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
export function shapesUpTo({
  inputDimension,
  depth,
  widths,
}: Pick<Network, 'inputDimension' | 'depth' | 'widths'>): readonly SmallShape[] {
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
