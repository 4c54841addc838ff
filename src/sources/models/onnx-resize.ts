/** Resize and Upsample of ONNX, where they take each pixel of the result from the nearest pixel of the image. */

import { at, Rational } from '../../exact/index.js';
import { picking } from './convolution.js';
import { imageIn, imageText, withImage } from './onnx-images.js';
import type { Here, Step } from './onnx-step.js';
import type { Signal } from './signal.js';
import { MOST_WEIGHTS, shapeText } from './tensor.js';

const { half, one, zero } = Rational;

/** An axis: its lengths before and after, and by which factor it is meant to grow. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly scale: Rational;
}

/** Where the place o of the result lies on the axis of the image. */
type Position = (o: Rational, stretch: Stretch) => Rational;

const centred: Position = (o, { scale }) => o.plus(half).dividedBy(scale).minus(half);

const asymmetric: Position = (o, { scale }) => o.dividedBy(scale);

const positions: Readonly<Record<string, Position>> = {
  half_pixel: centred,
  pytorch_half_pixel: (o, stretch) => (stretch.to > 1 ? centred(o, stretch) : zero),
  asymmetric,
  align_corners: (o, { from, to }) => (to > 1 ? o.times(Rational.of(from - 1, to - 1)) : zero),
  tf_half_pixel_for_nn: (o, { scale }) => o.plus(half).dividedBy(scale),
};

function floor(x: Rational): number {
  const { numerator, denominator } = x;
  const quotient = numerator / denominator;
  return Number(numerator % denominator < 0n ? quotient - 1n : quotient);
}

function ceil(x: Rational): number {
  return -floor(x.negated());
}

const roundings: Readonly<Record<string, (x: Rational) => number>> = {
  round_prefer_floor: (x) => ceil(x.minus(half)),
  round_prefer_ceil: (x) => floor(x.plus(half)),
  floor,
  ceil,
};

/** Which place of the image each place of the result comes from. */
function sourcesAlong(
  stretch: Stretch,
  position: Position,
  rounding: (x: Rational) => number,
): readonly number[] {
  return Array.from({ length: stretch.to }, (_, o) => {
    const nearest = rounding(position(Rational.of(o), stretch));
    return Math.min(Math.max(nearest, 0), stretch.from - 1);
  });
}

/** Which input holds factors, and which lengths. */
interface Inputs {
  readonly scales?: number;
  readonly sizes?: number;
}

/** The image with its axes stretched; each point has an axis less than the node speaks of, for the batch. */
function resize(
  here: Here,
  { scales, sizes }: Inputs,
  position: Position,
  rounding: (x: Rational) => number,
): Signal | undefined {
  const { refusals, where } = here;
  const image = imageIn(here);
  if (image === undefined) return undefined;
  const axes = [image.channels, ...image.lengths];
  const stretches = stretchesOf(here, axes, scales, sizes);
  if (stretches === undefined) return undefined;
  const [channels, ...lengths] = stretches.map(({ to }) => to);
  const total = stretches.reduce((product, { to }) => product * to, 1);
  if (total > MOST_WEIGHTS) return refusals.exceed(where, `at most ${MOST_WEIGHTS} values`, `${total}`);
  if (!(total >= 1))
    return refusals.note(where, 'an image with at least one pixel', `factors that leave none`);
  const after = { channels: channels ?? 0, lengths };
  here.chain.notes.push(
    `${where} takes ${imageText(image)} to ${imageText(after)}, each value from the nearest one`,
  );
  here.chain.affine(
    picking(
      axes,
      stretches.map((stretch) => sourcesAlong(stretch, position, rounding)),
    ),
    where,
  );
  return withImage(here.signal, after);
}

/** For the channels and each axis of the image: how it is stretched. */
function stretchesOf(
  here: Here,
  axes: readonly number[],
  scales: number | undefined,
  sizes: number | undefined,
): readonly Stretch[] | undefined {
  const { refusals, where, node, signal } = here;
  const listed = node.attributes.get('scales')?.floats;
  const named = node.attributes.get('axes')?.integers.map(Number);
  const has = (input: number | undefined): input is number =>
    input !== undefined && (node.inputs[input] ?? '') !== '';
  const isBySize = has(sizes);
  const tensor = isBySize ? here.lengthsAt(sizes) : has(scales) ? here.constantAt(scales) : undefined;
  const given = tensor ? Array.from(tensor.values) : listed;
  const rank = axes.length + 1;
  const which =
    named?.map((axis) => (axis < 0 ? axis + rank : axis)) ?? Array.from({ length: rank }, (_, i) => i);
  if (given?.length !== which.length) {
    const expected = `${which.length} numbers, one for each axis`;
    return refusals.note(where, expected, tensor ? `${tensor.label} of ${shapeText(tensor.shape)}` : 'none');
  }
  const byAxis = new Map(which.map((axis, i): [number, number] => [axis, at(given, i)]));
  const batch = byAxis.get(0);
  const keepsBatch =
    batch === undefined || (isBySize ? Number.isNaN(batch) || batch === signal.points : batch === 1);
  if (!keepsBatch) return refusals.note(where, 'as many images after it as before', `the factor ${batch}`);
  const stretches = axes.map((from, i): Stretch | undefined => {
    const value = byAxis.get(i + 1);
    if (value === undefined) return { from, to: from, scale: one };
    if (!Number.isFinite(value) || value <= 0) return undefined;
    if (isBySize)
      return Number.isInteger(value) ? { from, to: value, scale: Rational.of(value, from) } : undefined;
    const scale = Rational.fromNumber(value);
    return { from, to: floor(scale.times(Rational.of(from))), scale };
  });
  const known = stretches.filter((each) => each !== undefined);
  if (known.length === axes.length) return known;
  return refusals.note(where, isBySize ? 'fixed lengths' : 'positive factors', `(${given.join(', ')})`);
}

function isNearest({ node, where, refusals }: Here): boolean {
  const mode = node.attributes.get('mode')?.text ?? 'nearest';
  if (mode === 'nearest') return true;
  refusals.note(`${where}, mode`, '"nearest"', JSON.stringify(mode));
  return false;
}

/** Up to opset 9: the place o comes from ⌊o/scale⌋. */
const upsample: Step = {
  attributes: ['mode', 'scales'],
  take: (here) => (isNearest(here) ? resize(here, { scales: 1 }, asymmetric, floor) : undefined),
};

const resizeStep: Step = {
  attributes: [
    'antialias',
    'axes',
    'coordinate_transformation_mode',
    'cubic_coeff_a',
    'exclude_outside',
    'extrapolation_value',
    'keep_aspect_ratio_policy',
    'mode',
    'nearest_mode',
  ],
  take: (here) => {
    const { node, where, refusals } = here;
    if (!isNearest(here)) return undefined;
    // With two inputs it is that of opset 10, whose second one holds the factors.
    if (node.inputs.length === 2) return resize(here, { scales: 1 }, asymmetric, floor);
    const text = (name: string, otherwise: string) => node.attributes.get(name)?.text ?? otherwise;
    const [how, round] = [
      text('coordinate_transformation_mode', 'half_pixel'),
      text('nearest_mode', 'round_prefer_floor'),
    ];
    const [position, rounding] = [positions[how], roundings[round]];
    if (position === undefined || rounding === undefined) {
      const name = position ? 'nearest_mode' : 'coordinate_transformation_mode';
      const known = Object.keys(position ? roundings : positions).join(', ');
      return refusals.note(`${where}, ${name}`, known, JSON.stringify(position ? round : how));
    }
    const policy = text('keep_aspect_ratio_policy', 'stretch');
    if (policy !== 'stretch')
      return refusals.note(`${where}, keep_aspect_ratio_policy`, '"stretch"', JSON.stringify(policy));
    return resize(here, { scales: 2, sizes: 3 }, position, rounding);
  },
};

export const resizeSteps: readonly (readonly [string, Step])[] = [
  ['Resize', resizeStep],
  ['Upsample', upsample],
];
