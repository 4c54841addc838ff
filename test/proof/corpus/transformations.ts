/**
 * Exact changes of a certificate that keep its truth, and its proof step for step: a valid one must stay valid.
 * Every transformation returns a new file.
 */

import type Fraction from 'fraction.js';
import * as linear from '../campaign/linear.js';
import { item, knownFraction, textOf, type Matrix, type Vector } from '../campaign/linear.js';
import {
  contractions,
  copyOf,
  isBasinFile,
  unstable,
  type CertificateFile,
  type GridFile,
  type RegionFile,
} from './file.js';

const read = (texts: readonly string[]): Vector => texts.map(knownFraction);
const write = (vector: Vector): string[] => vector.map(textOf);
const readMatrix = (texts: readonly (readonly string[])[]): Matrix => texts.map(read);
const writeMatrix = (matrix: Matrix): string[][] => matrix.map(write);
const onEnd = (end: string, change: (x: Fraction) => Fraction): string =>
  end.endsWith('inf') ? end : textOf(change(knownFraction(end)));

/**
 * The same map seen in the coordinates y = A·x + c: F becomes y ↦ A·F(A⁻¹(y − c)) + c, and for Theorem 3.1
 * y ↦ F(A⁻¹(y − c)). Throws if A is singular. A grid through the origin keeps its origin; its axes move instead.
 */
export function conjugate(file: CertificateFile, A: Matrix, c: Vector): CertificateFile {
  const back = linear.inverse(A);
  if (back === undefined) throw new RangeError('conjugate: expected an invertible matrix');
  const result = copyOf(file);
  const place = (at: readonly string[]) => write(linear.sum(linear.apply(A, read(at)), c));
  const turn = (directions: readonly string[][]) =>
    directions.map((each) => write(linear.apply(A, read(each))));
  const move = (region: RegionFile) => {
    region.origin = place(region.origin);
    region.directions = turn(region.directions);
  };

  const { layers } = result.network;
  const first = item(layers, 0);
  const weights = linear.times(readMatrix(first.weights), back);
  first.weights = writeMatrix(weights);
  first.bias = write(linear.difference(read(first.bias), linear.apply(weights, c)));
  if (!isBasinFile(result)) {
    const { domain } = result.witness;
    domain.origin = place(domain.origin ?? c.map(() => '0'));
    domain.basis = turn(domain.basis);
    result.witness.inside = place(result.witness.inside);
    return result;
  }
  const last = item(layers, layers.length - 1);
  last.weights = writeMatrix(linear.times(A, readMatrix(last.weights)));
  last.bias = place(last.bias);
  result.attractor.point = place(result.attractor.point);
  for (const { region } of contractions(result)) move(region);
  for (const { neighbourhood, passages } of unstable(result)) {
    neighbourhood.basis = turn(neighbourhood.basis);
    const directions = turn(passages.map(({ direction }) => direction));
    passages.forEach((passage, i) => {
      passage.direction = item(directions, i);
    });
  }
  result.avoiding.forEach(move);
  const { grid, points } = result.witness;
  grid.basis = turn(grid.basis);
  shiftAxes(grid, c);
  for (const point of points) point.at = place(point.at);
  return result;
}

/** Moves a grid by c, which a change of the axes' values can do. */
function shiftAxes(grid: GridFile, c: Vector): void {
  const toCoordinates = linear.inverse(linear.columns(readMatrix(grid.basis)));
  if (toCoordinates === undefined) throw new RangeError('shiftAxes: expected independent basis vectors');
  const shift = linear.apply(toCoordinates, c);
  grid.axes = grid.axes.map((axis, i) => axis.map((value) => onEnd(value, (x) => x.add(item(shift, i)))));
}

/** Exchanges two units of a hidden layer. */
export function swapUnits(file: CertificateFile, layer: number, i: number, j: number): CertificateFile {
  const result = copyOf(file);
  const [hidden, next] = [item(result.network.layers, layer), item(result.network.layers, layer + 1)];
  for (const list of [hidden.weights, hidden.bias, ...next.weights]) swap(list, i, j);
  return result;
}

/**
 * Scales a hidden unit by a positive factor, and what leaves it by the inverse: the same map if φ is positively
 * homogeneous, which is when it bends at 0 only and vanishes there.
 */
export function scaleUnit(
  file: CertificateFile,
  layer: number,
  unit: number,
  factor: Fraction,
): CertificateFile {
  const result = copyOf(file);
  const [hidden, next] = [item(result.network.layers, layer), item(result.network.layers, layer + 1)];
  const scaled = (text: string) => textOf(knownFraction(text).mul(factor));
  hidden.weights[unit] = item(hidden.weights, unit).map(scaled);
  hidden.bias[unit] = scaled(item(hidden.bias, unit));
  for (const row of next.weights) row[unit] = textOf(knownFraction(item(row, unit)).div(factor));
  return result;
}

/** Numbers the units of each hidden layer in another order: `orders[k][i]` is the unit of layer k that comes at place i. */
export function permuteUnits(file: CertificateFile, orders: readonly (readonly number[])[]): CertificateFile {
  const result = copyOf(file);
  const { layers } = result.network;
  orders.forEach((order, k) => {
    const inOrder = <T>(list: readonly T[]): T[] => order.map((i) => item(list, i));
    const [hidden, next] = [item(layers, k), item(layers, k + 1)];
    hidden.weights = inOrder(hidden.weights);
    hidden.bias = inOrder(hidden.bias);
    next.weights = next.weights.map(inOrder);
  });
  return result;
}

/**
 * Measures all hidden units in another unit, before φ and after it: with s the factor, φ becomes x ↦ s·φ(x/s), the biases
 * of hidden layers and the first weights are multiplied by s, and the last weights are divided by s.
 */
export function rescaleUnits(file: CertificateFile, factor: Fraction): CertificateFile {
  const result = copyOf(file);
  const { activation, layers } = result.network;
  if (!('pieces' in activation)) throw new RangeError('rescaleUnits: expected an activation with pieces');
  const times = (text: string) => textOf(knownFraction(text).mul(factor));
  for (const piece of activation.pieces) {
    piece.intercept = times(piece.intercept);
    if (piece.until !== undefined) piece.until = times(piece.until);
  }
  // A network of one layer has no hidden units.
  if (layers.length === 1) return result;
  const [first, last] = [item(layers, 0), item(layers, layers.length - 1)];
  first.weights = first.weights.map((row) => row.map(times));
  for (const layer of layers.slice(0, -1)) layer.bias = layer.bias.map(times);
  last.weights = last.weights.map((row) => row.map((text) => textOf(knownFraction(text).div(factor))));
  return result;
}

export function isPositivelyHomogeneous({ network: { activation } }: CertificateFile): boolean {
  if (!('pieces' in activation)) return false;
  return activation.pieces.every(({ until, intercept }) => (until ?? '0') === '0' && intercept === '0');
}

/** Replaces the direction d of a region by factor·d, and its range by range/factor. */
export function rescaleDirection(region: RegionFile, i: number, factor: Fraction): RegionFile {
  const result = copyOf(region);
  result.directions[i] = item(result.directions, i).map((x) => textOf(knownFraction(x).mul(factor)));
  const ends = item(result.ranges, i).map((end) => onEnd(end, (x) => x.div(factor)));
  result.ranges[i] = factor.s < 0n ? ends.reverse().map(otherInfinity) : ends;
  return result;
}

function otherInfinity(end: string): string {
  return end === 'inf' ? '-inf' : end === '-inf' ? 'inf' : end;
}

/**
 * Cuts the cells of a barrier's grid, or of the domain of Theorem 3.1, at one more value of an axis. Returns
 * `undefined` where that value stands already, or beyond the ends of a domain.
 */
export function cutAxis(file: CertificateFile, axis: number, value: Fraction): CertificateFile | undefined {
  const result = copyOf(file);
  const { axes } = isBasinFile(result) ? result.witness.grid : result.witness.domain;
  const values = item(axes, axis);
  const texts = values.map((each) => (each.endsWith('inf') ? undefined : knownFraction(each)));
  const place = values.findIndex(
    (each, k) => each === 'inf' || (texts[k] !== undefined && value.lt(texts[k])),
  );
  if (place < 1 || texts[place - 1]?.equals(value) === true) return undefined;
  values.splice(place, 0, textOf(value));
  if (!isBasinFile(result)) return result;
  result.witness.cells = result.witness.cells.flatMap((cell) => {
    const i = item(cell.index, axis);
    const later = { ...cell, index: cell.index.map((each, k) => (k === axis ? each + 1 : each)) };
    if (i < place - 1) return [cell];
    return i === place - 1 ? [cell, later] : [later];
  });
  return result;
}

function swap(list: unknown[], i: number, j: number): void {
  const [a, b] = [item(list, i), item(list, j)];
  list[i] = b;
  list[j] = a;
}
