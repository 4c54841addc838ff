/**
 * The convolutional autoencoders of the memorization paper: L layers of 3×3 filters with stride 1 and zeros around s×s images, without biases, φ
 * after every layer but the last or after all; and skip connections, which add to a layer what came in some layers before.
 */

import {
  type Activation,
  type Layer,
  Network,
  PiecewiseLinear,
  Rational,
  type SparseLayer,
  denseLayer,
} from '../../exact/index.js';

export interface ConvolutionalShape {
  /** s, for images of s×s numbers. */
  readonly side: number;
  /** L */
  readonly layers: number;
  /** Number of filters in each layer but the last, which has one. */
  readonly filters: number;
  /** φ; none for a linear network. */
  readonly activation?: Activation | undefined;
  /** Whether φ follows the last layer too. */
  readonly lastActivated?: boolean | undefined;
  /**
   * What comes out of the layers k, 2k, … is added before φ to the layer that is k layers further; nothing if not given. For one filter a layer.
   */
  readonly skip?: number | undefined;
}

/** The channels of the image before layer k, counted from 0, and after it. */
export function channelsOf({ layers, filters }: ConvolutionalShape, k: number): { from: number; to: number } {
  return { from: k === 0 ? 1 : filters, to: k + 1 === layers ? 1 : filters };
}

/** Whether layer k, counted from 0, ends a block with a skip connection. */
export function endsBlock({ skip }: ConvolutionalShape, k: number): boolean {
  return skip !== undefined && k >= skip && (k + 1) % skip === 0;
}

export function isActivated({ activation, layers, lastActivated }: ConvolutionalShape, k: number): boolean {
  return activation !== undefined && (k + 1 < layers || lastActivated === true);
}

/** For each of the 9 places of a filter, the pixels of the result that it reaches, and those that it reads there. */
export function reaches(side: number): readonly { readonly to: Int32Array; readonly from: Int32Array }[] {
  return Array.from({ length: 9 }, (_, k) => {
    const [down, across] = [Math.floor(k / 3) - 1, (k % 3) - 1];
    const pairs = Array.from({ length: side * side }, (_pixel, to) => {
      const [row, column] = [Math.floor(to / side) + down, (to % side) + across];
      const isInside = row >= 0 && row < side && column >= 0 && column < side;
      return { to, from: isInside ? row * side + column : -1 };
    }).filter(({ from }) => from >= 0);
    return { to: Int32Array.from(pairs, ({ to }) => to), from: Int32Array.from(pairs, ({ from }) => from) };
  });
}

/**
 * The network in the form (1.1), with exactly these numbers: filters of shape to×from×9 for each layer. What a skip connection carries past layers goes
 * through them as it is if there is no φ, and as φ(v) and φ(−v) if φ is a leaky ReLU, from which v comes back exactly. Throws for a skip past another φ.
 */
export function networkOf(shape: ConvolutionalShape, filters: readonly Float64Array[]): Network {
  const { side, layers, activation, skip, lastActivated } = shape;
  const pixels = side * side;
  const carry = skip === undefined ? undefined : carriedThrough(activation);
  const all: SparseLayer[] = filters.map((weights, k) => {
    const { from, to } = channelsOf(shape, k);
    const rows = convolutionRows(side, weights, from, to);
    if (carry === undefined || skip === undefined) return layerOf(from * pixels, rows);
    // The input of a block is carried from its first layer to its last, but for the first block and one that is not finished.
    const isInBlock = k >= skip && Math.floor(k / skip) * skip + skip <= layers;
    const [isFirst, isLast] = [k % skip === 0, endsBlock(shape, k)];
    const inputs = isInBlock && !isFirst ? pixels * (1 + carry.copies) : pixels;
    if (!isInBlock) return layerOf(inputs, rows);
    const kept = (pixel: number): Entry[] =>
      isFirst
        ? [{ place: pixel, value: Rational.one }]
        : carry.back.map((value, copy) => ({ place: pixels * (1 + copy) + pixel, value }));
    if (isLast)
      return layerOf(
        inputs,
        rows.map((row, pixel) => [...row, ...kept(pixel)]),
      );
    const carried = carry.signs.flatMap((sign) =>
      Array.from({ length: pixels }, (_, pixel) =>
        kept(pixel).map(({ place, value }) => ({ place, value: value.times(sign) })),
      ),
    );
    return layerOf(inputs, [...rows, ...carried]);
  });
  const dense: Layer[] = all.map(denseLayer);
  if (activation !== undefined && lastActivated === true)
    dense.push(
      denseLayer(
        layerOf(
          pixels,
          Array.from({ length: pixels }, (_, i) => [{ place: i, value: Rational.one }]),
        ),
      ),
    );
  const linear = new PiecewiseLinear([{ slope: Rational.one, intercept: Rational.zero }]);
  return new Network(activation ?? linear, dense);
}

interface Entry {
  readonly place: number;
  readonly value: Rational;
}

/** Entries at one place are added. */
function layerOf(inputs: number, rows: readonly (readonly Entry[])[]): SparseLayer {
  const summed = rows.map((row) => {
    const sums = new Map<number, Rational>();
    for (const { place, value } of row) sums.set(place, sums.get(place)?.plus(value) ?? value);
    const places = [...sums.keys()].sort((a, b) => a - b);
    return { places, values: places.map((place) => sums.get(place) ?? Rational.zero) };
  });
  return { inputs, rows: summed, bias: rows.map(() => Rational.zero) };
}

function convolutionRows(side: number, weights: Float64Array, from: number, to: number): Entry[][] {
  const pixels = side * side;
  const rows = Array.from({ length: to * pixels }, (): Entry[] => []);
  const places = reaches(side);
  for (let m = 0; m < to; m++)
    for (let c = 0; c < from; c++)
      places.forEach((reach, k) => {
        const value = Rational.fromNumber(weights[(m * from + c) * 9 + k] ?? NaN);
        reach.to.forEach((pixel, e) =>
          rows[m * pixels + pixel]?.push({ place: c * pixels + (reach.from[e] ?? 0), value }),
        );
      });
  return rows;
}

/** How v passes φ: as φ(sign·v) for each sign, and v = Σ back·φ(sign·v). */
interface Carry {
  readonly copies: number;
  readonly signs: readonly Rational[];
  readonly back: readonly Rational[];
}

function carriedThrough(activation: Activation | undefined): Carry {
  const { one } = Rational;
  if (activation === undefined) return { copies: 1, signs: [one], back: [one] };
  const pieces = activation instanceof PiecewiseLinear ? activation.pieces : [];
  const [below, above] = pieces;
  const isLeaky =
    pieces.length === 2 && below?.until?.sign === 0 && pieces.every(({ intercept }) => intercept.sign === 0);
  if (!isLeaky || !above || below.slope.plus(above.slope).sign === 0)
    throw new RangeError('networkOf: expected no φ, or a leaky ReLU, with skip connections');
  const back = one.dividedBy(below.slope.plus(above.slope));
  return { copies: 2, signs: [one, one.negated()], back: [back, back.negated()] };
}
