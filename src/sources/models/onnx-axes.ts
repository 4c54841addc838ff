/** The operators of ONNX that change only the shape in which a point is stored, or the order of its numbers. */

import type { OnnxNode } from './onnx-file.js';
import type { Here, Step } from './onnx-step.js';
import { flattened, reshaped, signalText, type Signal } from './signal.js';
import { squeezed, turned, unsqueezed } from './signal-axes.js';
import type { Tensor } from './tensor.js';

const MOST_AXES = 16;

const flatten: Step = {
  attributes: ['axis'],
  take: ({ node, signal, where, refusals }) => {
    const axis = Number(node.attributes.get('axis')?.integer ?? 1n);
    const after = flattened(signal, axis);
    return after ?? refusals.note(where, 'to flatten each point', `axis ${axis} of ${signalText(signal)}`);
  },
};

const reshape: Step = {
  attributes: ['allowzero'],
  take: (here) => {
    const { node, signal, where, refusals } = here;
    const shape = node.inputs[0] === signal.name ? here.lengthsAt(1) : undefined;
    // The length of the batch's axis, at its own place, is what 0 stands for.
    const given = shape && Array.from(shape.values);
    const entries = given?.map((n, i) => (Number.isNaN(n) && i === 0 ? 0 : n));
    const zeroIsLength = (node.attributes.get('allowzero')?.integer ?? 0n) !== 0n;
    const isPlain =
      entries?.every((n) => Number.isInteger(n)) === true &&
      entries.length <= MOST_AXES &&
      !(zeroIsLength && given?.includes(0) === true);
    const after = isPlain ? reshaped(signal, entries) : undefined;
    if (after !== undefined || shape === undefined) return after;
    const to = `${signalText(signal)} to (${axesText(given ?? [])})`;
    return refusals.note(where, 'a shape that keeps the numbers of each point together', to);
  },
};

/** The axes of Squeeze or Unsqueeze: an attribute up to opset 12, an input later; `undefined` if there are none. */
export function axesOf(
  { attributes }: OnnxNode,
  input: () => Tensor | undefined,
): readonly number[] | undefined {
  const listed = attributes.get('axes')?.integers;
  if (listed) return listed.map(Number);
  const tensor = input();
  return tensor && Array.from(tensor.values);
}

/** Squeeze or Unsqueeze, whose axes the node names or an input holds. */
function axisStep(change: (signal: Signal, axes: readonly number[] | undefined) => Signal | undefined): Step {
  return {
    attributes: ['axes'],
    take: (here) => {
      const axes = axesOf(here.node, () => here.constantAt(1));
      if (!here.refusals.none) return undefined;
      const after = isPoint(here) ? change(here.signal, axes) : undefined;
      const found = `axes (${axesText(axes ?? [])}) of ${signalText(here.signal)}`;
      return after ?? here.refusals.note(here.where, 'axes of length 1 beside those of each point', found);
    },
  };
}

/** Whether the signal is what the operator acts on, not its axes. */
function isPoint({ node, signal }: Here): boolean {
  return node.inputs[0] === signal.name;
}

const transpose: Step = {
  attributes: ['perm'],
  take: (here) => {
    const { node, signal, where, refusals, chain } = here;
    const perm = node.attributes.get('perm')?.integers.map(Number);
    const after = turned(signal, perm);
    if (after === undefined) {
      const found = `${signalText(signal)}${perm ? ` in the order (${axesText(perm)})` : ''}`;
      return refusals.note(where, 'an order of axes that keeps the batch first or last', found);
    }
    if (after.order) chain.rearrange(after.order, where);
    return after.signal;
  },
};

/** Axes or lengths as a text, with ? for a length that is not known. */
function axesText(axes: readonly number[]): string {
  const shown = axes.slice(0, 8).map((n) => (Number.isFinite(n) ? String(n) : '?'));
  return [...shown, ...(axes.length > 8 ? ['…'] : [])].join(', ');
}

/** The steps, by the operator's name in ONNX. */
export const axisSteps: readonly (readonly [string, Step])[] = [
  ['Flatten', flatten],
  ['Reshape', reshape],
  ['Squeeze', axisStep(squeezed)],
  ['Transpose', transpose],
  ['Unsqueeze', axisStep((signal, axes) => axes && unsqueezed(signal, axes))],
];
