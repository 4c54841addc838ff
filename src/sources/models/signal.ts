/**
 * The signal of an ONNX chain: a tensor with the axes of the network's point, and in most cases one axis for the
 * batch, first or last. The point consists of the entries of the other axes in their order.
 */

import { MOST_WEIGHTS, sizeOf, type Tensor } from './tensor.js';

/** The length of an axis, if it is known. */
export type Axis = number | undefined;

export interface Signal {
  readonly name: string;
  /** ONNX's code of the type of its numbers; 0 if the file does not say. */
  readonly dataType: number;
  readonly batch: 'first' | 'last' | 'none';
  /** The length of the batch's axis, if it is fixed. */
  readonly points: Axis;
  /** The lengths of the other axes, which are the same within a batch; `undefined` if nothing is known of them. */
  readonly features: readonly Axis[] | undefined;
  /** Whether it is still open which axis the batch has. */
  readonly isOpen: boolean;
}

/** The signal at the input of a graph. */
export function inputSignal(name: string, dataType: number, shape: readonly Axis[] | undefined): Signal {
  if (shape?.length === 1) {
    return { name, dataType, batch: 'none', points: 1, features: shape, isOpen: false };
  }
  const features = shape?.slice(1);
  return {
    name,
    dataType,
    batch: 'first',
    points: shape?.[0],
    features,
    isOpen: shape === undefined || shape.length === 2,
  };
}

/** The number of features, if it is known. */
export function widthOf({ features }: Signal): number | undefined {
  return features?.reduce<Axis>(
    (n, axis) => (n === undefined || axis === undefined ? undefined : n * axis),
    1,
  );
}

/** The shape as far as it is known, with ? for unknown lengths. */
export function signalText({ batch, points, features }: Signal): string {
  const axes = features?.map((n) => n ?? '?') ?? ['…'];
  const all = { first: [points ?? '?', ...axes], last: [...axes, points ?? '?'], none: axes }[batch];
  return `shape ${all.join('×')}`;
}

/**
 * The signal after a multiplication with a matrix that takes n numbers to m: from the left, which acts on the last axis
 * but one, or from the right, which acts on the last. `undefined` if it does not fit, or if it would act on several rows
 * of one point.
 */
export function multiplied(signal: Signal, from: 'left' | 'right', n: number, m: number): Signal | undefined {
  const { batch, features, isOpen, points } = signal;
  const turned: Signal =
    from === 'left' && batch === 'first' && isOpen
      ? { ...signal, batch: 'last', points: features?.[0], features: features && [points] }
      : signal;
  const known = turned.features ?? [undefined];
  if (from === 'right' && turned.batch === 'last') return undefined;
  // A product from the left with a single vector, or with points in the last axis, has nothing behind its own axis.
  const isColumn = turned.batch === 'last' || (turned.batch === 'none' && known.length === 1);
  const at = from === 'right' || isColumn ? known.length - 1 : known.length - 2;
  if (at < 0 || (known[at] ?? n) !== n || known.some((length, i) => i !== at && length !== 1))
    return undefined;
  return { ...turned, features: known.map((length, i) => (i === at ? m : length)), isOpen: false };
}

/**
 * The numbers of a constant that is added to the signal, or multiplied with it: one for each feature, as ONNX
 * broadcasts them. `undefined` if they differ within a batch or change the shape, or if the features are not known.
 */
export function broadcast({ batch, features }: Signal, { shape, values }: Tensor): Float64Array | undefined {
  const axes = features?.filter((n) => n !== undefined);
  if (axes === undefined || axes.length !== features?.length) return undefined;
  const target = { first: [1, ...axes], last: [...axes, 1], none: axes }[batch];
  const missing = target.length - shape.length;
  if (missing < 0) return undefined;
  const given = [...target.slice(0, missing).map(() => 1), ...shape];
  if (given.some((n, i) => n !== 1 && n !== target[i])) return undefined;
  const size = sizeOf(axes);
  if (size > MOST_WEIGHTS) return undefined;
  const all = new Float64Array(size);
  for (let i = 0; i < all.length; i++) {
    let [rest, position, stride] = [i, 0, 1];
    for (let axis = target.length - 1; axis >= 0; axis--) {
      const [n = 1, own = 1] = [target[axis], given[axis]];
      if (own !== 1) position += (rest % n) * stride;
      rest = Math.floor(rest / n);
      stride *= own;
    }
    all[i] = values[position] ?? NaN;
  }
  return all;
}

/** The signal after Flatten with the axis 1, as batch and features; `undefined` if it does something else. */
export function flattened(signal: Signal, axis: number): Signal | undefined {
  const { batch, features } = signal;
  const rank = features && features.length + 1;
  const first = axis < 0 && rank !== undefined ? axis + rank : axis;
  if (batch !== 'first' || first !== 1) return undefined;
  return { ...signal, features: features && [widthOf(signal)], isOpen: false };
}

/**
 * The signal after Reshape, if the batch stays the first axis, or appears or disappears with one point; `undefined`
 * if that is not certain. An entry 0 of the shape stands for the previous length of that axis, −1 for everything left
 * over.
 */
export function reshaped(signal: Signal, shape: readonly number[]): Signal | undefined {
  const { batch, points, features } = signal;
  const n = widthOf(signal);
  if (n === undefined || batch === 'last') return undefined;
  const before = batch === 'first' ? [points, ...(features ?? [])] : (features ?? []);
  const axes: Axis[] = shape.map((axis, i) => (axis === 0 ? before[i] : axis));
  const [head, ...tail] = axes;
  const filled = (rest: readonly Axis[]) => withoutGaps(rest, n);
  const keepsBatch =
    batch === 'first' &&
    (shape[0] === 0 || (head !== undefined && head === points) || (head === -1 && !tail.includes(-1)));
  // A shape with as many numbers as one point has fits a batch of one point alone.
  const isOnePoint = points === 1 || (points === undefined && !shape.includes(-1));
  if (keepsBatch || (isOnePoint && head === 1)) {
    const after = filled(tail);
    return after && { ...signal, batch: 'first', features: after, isOpen: false };
  }
  const after = isOnePoint ? filled(axes) : undefined;
  return after?.length === 1 ? { ...signal, batch: 'none', features: after, isOpen: false } : undefined;
}

/**
 * The lengths of axes for n numbers, with the value of one −1 filled in; `undefined` if there is no single way to do
 * so.
 */
function withoutGaps(axes: readonly Axis[], n: number): readonly number[] | undefined {
  const known = axes.filter((axis) => axis !== undefined && axis !== -1).map(Number);
  const size = known.reduce((product, axis) => product * axis, 1);
  if (size <= 0 || axes.includes(undefined) || known.length < axes.length - 1) return undefined;
  const all = axes.map((axis) => (axis === -1 ? n / size : Number(axis)));
  return all.every((axis) => Number.isInteger(axis) && axis > 0) &&
    all.reduce((product, axis) => product * axis, 1) === n
    ? all
    : undefined;
}
