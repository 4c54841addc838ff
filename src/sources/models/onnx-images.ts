/** The operators of ONNX on images, N×C×H×W (or with one, or three, axes for each channel): Conv and ConvTranspose. */

import { at, type Vector } from '../../exact/index.js';
import { convolution, type Direction, entriesOf, type Filters, size, type Window } from './convolution.js';
import type { Here, Step } from './onnx-step.js';
import { signalText, type Signal } from './signal.js';
import { MOST_WEIGHTS, shapeText, type Tensor, vectorOf } from './tensor.js';

/** An image: its number of channels, and the lengths of its axes. */
export interface Image {
  readonly channels: number;
  readonly lengths: readonly number[];
}

/** The image that a point is; `undefined`, with the reason noted, if its axes are not known. */
export function imageIn({ node, signal, where, refusals }: Here): Image | undefined {
  if (node.inputs[0] !== signal.name) return refusals.note(where, 'the image as first input', 'a constant');
  const known = signal.features?.filter((n) => n !== undefined);
  const [channels, ...lengths] = known ?? [];
  if (
    signal.batch !== 'first' ||
    channels === undefined ||
    lengths.length === 0 ||
    known?.length !== signal.features?.length
  ) {
    const expected = 'images as N×C×H×W, with C, H and W fixed (no dynamic axes but the batch)';
    return refusals.note(where, expected, signalText(signal));
  }
  return { channels, lengths };
}

export function imageText({ channels, lengths }: Image): string {
  return [channels, ...lengths].join('×');
}

/** The lengths that an attribute gives for each axis, or the same default for all; noted unless they are so many. */
function perAxis(here: Here, name: string, count: number, otherwise: number): readonly number[] | undefined {
  const given = here.node.attributes.get(name)?.integers.map(Number) ?? [];
  if (given.length === 0) return Array.from({ length: count }, () => otherwise);
  const least = name === 'pads' || name === 'output_padding' ? 0 : 1;
  if (given.length === count && given.every((n) => Number.isSafeInteger(n) && n >= least)) return given;
  const expected = `${count} integers from ${least} on, ${count / (name === 'pads' ? 2 : 1)} axes being there`;
  return here.refusals.note(`${here.where}, ${name}`, expected, `(${given.join(', ')})`);
}

type Padding = 'NOTSET' | 'VALID' | 'SAME_UPPER' | 'SAME_LOWER';

function paddingOf({ node, where, refusals }: Here): Padding | undefined {
  const given = node.attributes.get('auto_pad')?.text ?? 'NOTSET';
  const known: readonly Padding[] = ['NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'];
  return (
    known.find((each) => each === given) ??
    refusals.note(`${where}, auto_pad`, known.join(', '), JSON.stringify(given))
  );
}

/** What stands in front, of a padding that both sides share; the odd one comes at the end for SAME_UPPER. */
function inFront(total: number, padding: Padding): number {
  return padding === 'SAME_LOWER' ? Math.ceil(total / 2) : Math.floor(total / 2);
}

/** An axis of the image under the kernel, as far as the attributes say it of all axes. */
interface Axis {
  readonly from: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly after: number;
}

/** The window with a result of as many places as fit. */
function forward({ from, kernel, stride, dilation, before, after }: Axis, padding: Padding): Window {
  const reach = (kernel - 1) * dilation + 1;
  if (padding === 'SAME_UPPER' || padding === 'SAME_LOWER') {
    const to = Math.ceil(from / stride);
    const total = Math.max((to - 1) * stride + reach - from, 0);
    return { from, to, kernel, stride, dilation, before: inFront(total, padding) };
  }
  const [front, back] = padding === 'VALID' ? [0, 0] : [before, after];
  return {
    from,
    to: Math.floor((from + front + back - reach) / stride) + 1,
    kernel,
    stride,
    dilation,
    before: front,
  };
}

/** The window of a transposed convolution; the attributes may state the length of the result. */
function backward(
  { from, kernel, stride, dilation, before, after }: Axis,
  padding: Padding,
  extra: number,
  stated: number | undefined,
): Window {
  const whole = stride * (from - 1) + extra + (kernel - 1) * dilation + 1;
  const isSame = padding === 'SAME_UPPER' || padding === 'SAME_LOWER';
  if (isSame || stated !== undefined) {
    const to = stated ?? from * stride;
    const total = Math.max(whole - to, 0);
    // As the standard has it: here the odd one comes in front unless it is SAME_UPPER.
    const front = padding === 'SAME_UPPER' ? Math.floor(total / 2) : Math.ceil(total / 2);
    return { from, to, kernel, stride, dilation, before: front };
  }
  const [front, back] = padding === 'VALID' ? [0, 0] : [before, after];
  return { from, to: whole - front - back, kernel, stride, dilation, before: front };
}

function windowsOf(
  here: Here,
  { lengths }: Image,
  kernel: readonly number[],
  direction: Direction,
): readonly Window[] | undefined {
  const count = lengths.length;
  const padding = paddingOf(here);
  const [strides, dilations] = [perAxis(here, 'strides', count, 1), perAxis(here, 'dilations', count, 1)];
  const pads = perAxis(here, 'pads', 2 * count, 0);
  const extra = perAxis(here, 'output_padding', count, 0);
  if (!padding || !strides || !dilations || !pads || !extra) return undefined;
  const stated = here.node.attributes.get('output_shape')?.integers.map(Number) ?? [];
  const windows = lengths.map((from, i): Window => {
    const axis = {
      from,
      kernel: at(kernel, i),
      stride: at(strides, i),
      dilation: at(dilations, i),
      before: at(pads, i),
      after: at(pads, count + i),
    };
    return direction === 'forward'
      ? forward(axis, padding)
      : backward(axis, padding, at(extra, i), stated.slice(-count)[i]);
  });
  const small = windows.find(({ to }) => !(to >= 1));
  if (small) {
    const expected = 'a kernel that fits into the image with its padding';
    const found = `${small.kernel} with dilation ${small.dilation} on an axis of length ${small.from}`;
    return here.refusals.note(here.where, expected, found);
  }
  return windows;
}

/** The number of groups, if channels and filters are multiples of it. */
function groupsOf({ node, where, refusals }: Here, channels: number, filters: number): number | undefined {
  const groups = Number(node.attributes.get('group')?.integer ?? 1n);
  if (groups >= 1 && channels % groups === 0 && filters % groups === 0) return groups;
  const expected = `a number of groups that divides ${channels} channels and ${filters} filters`;
  return refusals.note(`${where}, group`, expected, `${groups}`);
}

/** The filters of the node, with M/groups for each channel if they are transposed. */
function filtersOf(here: Here, tensor: Tensor, image: Image, direction: Direction): Filters | undefined {
  const { refusals } = here;
  const { shape, label } = tensor;
  const [first = 0, second = 0, ...kernel] = shape;
  if (kernel.length !== image.lengths.length || shape.includes(0)) {
    const expected = `filters with ${image.lengths.length} axes for an image of ${imageText(image)}`;
    return refusals.note(label, expected, shapeText(shape));
  }
  const stated = here.node.attributes.get('kernel_shape')?.integers.map(Number);
  if (stated && stated.join() !== kernel.join())
    return refusals.note(
      `${here.where}, kernel_shape`,
      `that of ${label}, (${kernel.join(', ')})`,
      `(${stated.join(', ')})`,
    );
  const isForward = direction === 'forward';
  const groups = groupsOf(here, image.channels, isForward ? first : image.channels);
  if (groups === undefined) return undefined;
  const [channels, to] = isForward ? [second * groups, first] : [first, second * groups];
  if (channels !== image.channels)
    return refusals.note(
      label,
      `filters for ${image.channels} channels in ${groups} groups`,
      shapeText(shape),
    );
  const bias = biasOf(here, to);
  if (!refusals.none) return undefined;
  const exact = vectorOf(tensor);
  const [places, inGroup, outGroup] = [size(kernel), channels / groups, to / groups];
  const weight: Filters['weight'] = isForward
    ? (m, c, k) => at(exact, (m * inGroup + c) * places + k)
    : (m, c, k) => {
        const channel = Math.floor(m / outGroup) * inGroup + c;
        return at(exact, (channel * outGroup + (m % outGroup)) * places + k);
      };
  return { from: channels, to, groups, weight, bias };
}

function biasOf(here: Here, to: number): Vector | undefined {
  if ((here.node.inputs[2] ?? '') === '') return undefined;
  const tensor = here.constantAt(2);
  if (tensor === undefined) return undefined;
  if (tensor.values.length !== to)
    return here.refusals.note(
      tensor.label,
      `a vector of ${to}, one for each filter`,
      shapeText(tensor.shape),
    );
  return vectorOf(tensor);
}

function step(direction: Direction, attributes: readonly string[]): Step {
  return {
    attributes: ['auto_pad', 'dilations', 'group', 'kernel_shape', 'pads', 'strides', ...attributes],
    take: (here) => {
      const { where, refusals, chain, signal } = here;
      const image = imageIn(here);
      const tensor = image && here.constantAt(1);
      const filters = tensor && filtersOf(here, tensor, image, direction);
      const windows = filters && windowsOf(here, image, tensor.shape.slice(2), direction);
      if (!image || !tensor || !filters || !windows) return undefined;
      const after = { channels: filters.to, lengths: windows.map(({ to }) => to) };
      const least = Math.max(
        filters.to * size(after.lengths),
        ...windows.map(({ to, kernel }) => to * kernel),
      );
      const entries = least > MOST_WEIGHTS ? least : entriesOf(windows, filters, direction);
      if (entries > MOST_WEIGHTS)
        return refusals.exceed(where, `at most ${MOST_WEIGHTS} weights`, `${entries}`);
      const numbers = `${tensor.values.length} numbers in its filters`;
      chain.notes.push(
        `${where} is an affine map from ${imageText(image)} to ${imageText(after)}, with ${numbers}`,
      );
      chain.affine(convolution(windows, filters, direction), where);
      return withImage(signal, after);
    },
  };
}

/** The signal with another image for each point. */
export function withImage(signal: Signal, { channels, lengths }: Image): Signal {
  return { ...signal, features: [channels, ...lengths], isOpen: false };
}

export const imageSteps: readonly (readonly [string, Step])[] = [
  ['Conv', step('forward', [])],
  ['ConvTranspose', step('transposed', ['output_padding', 'output_shape'])],
];
