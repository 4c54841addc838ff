/** Where to look at a network of which no more is known: where the kinks of its first layer cross. */

import { SVD, Matrix } from 'ml-matrix';
import { type Network, PiecewiseLinear } from '../../exact/index.js';

/** The largest number of neurons that are looked at, and the largest coordinate of a kink. */
const [MOST, FURTHEST] = [8, 1e6];

/**
 * Points of ℝⁿ, at least one: for every choice of n neurons of the first layer, and of a breakpoint for each of them
 * (or 0, for a φ without), the one point where they are all met, if there is one.
 */
export function kinkCrossings({
  activation,
  layers,
  inputDimension: n,
}: Network): readonly (readonly number[])[] {
  const breaks =
    activation instanceof PiecewiseLinear
      ? activation.pieces.flatMap(({ until }) => until?.toNumber() ?? [])
      : [0];
  const neurons = (layers.length > 1 ? (layers[0]?.bias ?? []) : []).slice(0, MOST).flatMap((bias, i) =>
    breaks.slice(0, 4).map((value) => ({
      neuron: i,
      row: layers[0]?.weights[i]?.map((w) => w.toNumber()) ?? [],
      value: value - bias.toNumber(),
    })),
  );
  const choices = neurons.reduce<readonly (readonly (typeof neurons)[number][])[]>(
    (all, next) => [
      ...all,
      ...all
        .filter((some) => some.length < n && some.every(({ neuron }) => neuron !== next.neuron))
        .map((some) => [...some, next]),
    ],
    [[]],
  );
  const found = choices.flatMap((choice) => {
    if (choice.length !== n) return [];
    const svd = new SVD(new Matrix(choice.map(({ row }) => [...row])));
    if (!(svd.condition < 1e3)) return [];
    const x = svd.solve(Matrix.columnVector(choice.map(({ value }) => value))).to1DArray();
    return x.every((value) => Math.abs(value) < FURTHEST) ? [x] : [];
  });
  return found.length > 0 ? found : [new Array<number>(n).fill(0)];
}
