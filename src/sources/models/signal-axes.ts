/** The operators of ONNX that add, drop or exchange axes of a signal: Unsqueeze, Squeeze, Transpose, and Shape. */

import type { Axis, Signal } from './signal.js';
import { MOST_WEIGHTS } from './tensor.js';

/** What stands in a shape for the length of the batch's axis, and for any other length that is not known. */
export const [BATCH, UNKNOWN] = [NaN, -Infinity];

/** All axes in their order, and which of them is the batch's. */
interface Axes {
  readonly lengths: readonly Axis[];
  readonly batchAt: number | undefined;
}

function axesOf({ batch, points, features }: Signal): Axes | undefined {
  if (features === undefined) return undefined;
  if (batch === 'none') return { lengths: features, batchAt: undefined };
  return batch === 'first'
    ? { lengths: [points, ...features], batchAt: 0 }
    : { lengths: [...features, points], batchAt: features.length };
}

/** The signal with these axes; `undefined` if the batch would lie between other axes, or would be all there is. */
function withAxes(signal: Signal, { lengths, batchAt }: Axes): Signal | undefined {
  const last = lengths.length - 1;
  // A batch of one point has one of the axes of length 1, and the first is as good as any.
  const isSingle = batchAt === undefined || signal.points === 1;
  const at = isSingle ? (last > 0 && lengths[0] === 1 ? 0 : undefined) : batchAt;
  const after = { ...signal, isOpen: false };
  if (at === undefined) return { ...after, batch: 'none', points: 1, features: lengths };
  if (last === 0 || (at !== 0 && at !== last)) return undefined;
  const features = lengths.filter((_, i) => i !== at);
  return { ...after, batch: at === 0 ? 'first' : 'last', points: lengths[at], features };
}

/** The axes as numbers from 0 on, if there are no others among them and none twice. */
function counted(axes: readonly number[], rank: number): ReadonlySet<number> | undefined {
  const all = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
  const fit = [...all].every((axis) => Number.isInteger(axis) && axis >= 0 && axis < rank);
  return fit && all.size === axes.length ? all : undefined;
}

/** The lengths with new axes of length 1 at these places of the result. */
export function widened<T>(lengths: readonly T[], axes: readonly number[], one: T): readonly T[] | undefined {
  const rank = lengths.length + axes.length;
  const added = counted(axes, rank);
  let next = 0;
  return added && Array.from({ length: rank }, (_, i) => (added.has(i) ? one : (lengths[next++] ?? one)));
}

/** The places of the axes that remain when these, or all of length 1 if none are named, are dropped. */
export function kept(
  lengths: readonly Axis[],
  axes: readonly number[] | undefined,
): readonly number[] | undefined {
  const places = lengths.map((_, i) => i);
  const dropped = axes ? counted(axes, lengths.length) : new Set(places.filter((i) => lengths[i] === 1));
  if (!dropped || [...dropped].some((i) => lengths[i] !== 1)) return undefined;
  return places.filter((i) => !dropped.has(i));
}

export function unsqueezed(signal: Signal, axes: readonly number[]): Signal | undefined {
  const before = axesOf(signal);
  if (before === undefined) return undefined;
  const { lengths, batchAt } = before;
  // The places of the old axes are carried along, to see where the batch has gone.
  const places = widened(
    lengths.map((_, i) => i),
    axes,
    -1,
  );
  if (places === undefined) return undefined;
  const at = batchAt === undefined ? undefined : places.indexOf(batchAt);
  return withAxes(signal, { lengths: places.map((i) => (i < 0 ? 1 : lengths[i])), batchAt: at });
}

export function squeezed(signal: Signal, axes: readonly number[] | undefined): Signal | undefined {
  const before = axesOf(signal);
  const places = before && kept(before.lengths, axes);
  if (before === undefined || places === undefined || places.length === 0) return undefined;
  const at = before.batchAt === undefined ? -1 : places.indexOf(before.batchAt);
  return withAxes(signal, {
    lengths: places.map((i) => before.lengths[i]),
    batchAt: at < 0 ? undefined : at,
  });
}

/**
 * The signal with its axes in another order, the last first if none is given; `undefined` if the batch's axis is not kept
 * at an end. `order` says where the numbers of a point come from, if they change their places.
 */
export function turned(
  signal: Signal,
  permutation: readonly number[] | undefined,
): { readonly signal: Signal; readonly order: readonly number[] | undefined } | undefined {
  const before = axesOf(signal);
  if (before === undefined) return undefined;
  const { lengths, batchAt } = before;
  const from = permutation ?? lengths.map((_, i) => lengths.length - 1 - i);
  if (from.length !== lengths.length || !counted(from, lengths.length)) return undefined;
  const at = batchAt === undefined ? -1 : from.indexOf(batchAt);
  const after = withAxes(signal, {
    lengths: from.map((i) => lengths[i]),
    batchAt: at < 0 ? undefined : at,
  });
  if (after === undefined) return undefined;
  const own = from.filter((i) => i !== batchAt);
  const isSorted = (places: readonly number[]) => places.every((place, i) => place > (places[i - 1] ?? -1));
  if (isSorted(own.filter((i) => lengths[i] !== 1))) return { signal: after, order: undefined };
  const order = permuted(lengths, own);
  return order && { signal: after, order };
}

/**
 * Where each number comes from when these axes are put into this order; `undefined` if not all lengths are known, or for
 * more than `MOST_WEIGHTS` numbers.
 */
export function permuted(lengths: readonly Axis[], order: readonly number[]): readonly number[] | undefined {
  const strides = new Map<number, number>();
  let size = 1;
  for (const axis of [...order].sort((a, b) => b - a)) {
    strides.set(axis, size);
    size *= lengths[axis] ?? NaN;
  }
  if (!(size <= MOST_WEIGHTS)) return undefined;
  return Array.from({ length: size }, (_, e) => {
    let [rest, place] = [e, 0];
    for (const axis of [...order].reverse()) {
      const n = lengths[axis] ?? NaN;
      place += (rest % n) * (strides.get(axis) ?? NaN);
      rest = Math.floor(rest / n);
    }
    return place;
  });
}

/** The result of Shape, with `BATCH` for the number of points and `UNKNOWN` for other lengths that are not known. */
export function shapeOf(signal: Signal): readonly number[] | undefined {
  const axes = axesOf(signal);
  return axes?.lengths.map((length, i) => length ?? (i === axes.batchAt ? BATCH : UNKNOWN));
}
