/** Implementations to compare: right ones, with what this project has itself, and ways to get them wrong. */

import { components, SampleGrid, frame } from '../../../src/sampling/index.js';
import { type Network, readNetwork } from '../../../src/exact/index.js';
import type { ComponentLabeller, ForwardPass, PlainNetwork } from '../../../src/testing/oracles/index.js';

/** The network that code was given, by way of a network file. */
export function networkOf(plain: PlainNetwork): Network {
  const read = readNetwork(JSON.stringify({ format: 'basincheck/network@1', ...plain }));
  if ('problems' in read) throw new TypeError(JSON.stringify(read.problems));
  return read.network;
}

interface Habits {
  /** How the products of one row are added up; from the first to the last if not given. */
  readonly sum?: (products: number[]) => number;
  /** What is made of every intermediate result. */
  readonly round?: (x: number) => number;
  /** Whether φ follows a layer; after all but the last if not given. */
  readonly isActivated?: (layer: number, depth: number) => boolean;
  readonly phi?: (x: number, phi: (x: number) => number) => number;
  readonly bias?: (b: number, layer: number) => number;
}

/** A forward pass with habits of its own. */
export function forwardWith({
  sum = (products) => products.reduce((total, product) => total + product, 0),
  round = (x) => x,
  isActivated = (layer, depth) => layer + 1 < depth,
  phi = (x, own) => own(x),
  bias = (b) => b,
}: Habits): ForwardPass {
  return ({ layers, phi: own }, x) =>
    layers.reduce((y, { weights, bias: biases }, k) => {
      const sums = weights.map((row, i) =>
        round(sum([...row.map((w, j) => round(w * (y[j] ?? NaN))), bias(biases[i] ?? NaN, k)])),
      );
      return isActivated(k, layers.length) ? sums.map((value) => round(phi(value, own))) : sums;
    }, x);
}

/** Backpropagation, with the given slope of φ. */
export function backpropagation(slope: (network: PlainNetwork, y: number) => number) {
  return (network: PlainNetwork, x: number[]): number[][] => {
    const { layers, phi } = network;
    const hidden: number[][] = [];
    let y = x;
    for (const { weights, bias } of layers.slice(0, -1)) {
      const sums = weights.map((row, i) => row.reduce((s, w, j) => s + w * (y[j] ?? NaN), bias[i] ?? NaN));
      hidden.push(sums);
      y = sums.map(phi);
    }
    return (layers.at(-1)?.weights ?? []).map((last) =>
      hidden.reduceRight((gradient, sums, k) => {
        const scaled = gradient.map((entry, i) => entry * slope(network, sums[i] ?? NaN));
        const weights = layers[k]?.weights ?? [];
        return (weights[0] ?? []).map((_, j) =>
          weights.reduce((s, row, i) => s + (row[j] ?? NaN) * (scaled[i] ?? NaN), 0),
        );
      }, last),
    );
  };
}

/** φ′ of a piecewise linear φ; NaN for others. */
export function slopeOfPiece({ activation }: PlainNetwork, y: number): number {
  if (!('pieces' in activation)) return NaN;
  return activation.pieces.find(({ until }) => until === undefined || y <= until)?.slope ?? NaN;
}

/** This project's labels, which are for cubes: the grid is put into the corner of one. */
export const ownLabels: ComponentLabeller = (cells, shape) => {
  const grid = new SampleGrid(frame('window', new Float64Array(shape.length), 1), Math.max(...shape));
  const places = Array.from(cells, (_, cell) => {
    const position = shape.reduceRight<readonly number[]>(
      ([rest = 0, ...indices], length) => [Math.floor(rest / length), rest % length, ...indices],
      [cell],
    );
    return grid.cell(position.slice(1));
  });
  const member = new Uint8Array(grid.size);
  places.forEach((place, cell) => {
    member[place] = cells[cell] ?? 0;
  });
  const { of } = components(grid, member);
  return places.map((place) => of[place] ?? NaN);
};
