/** The operators of ONNX that only arrange the numbers of constants anew: Reshape, Transpose, Concat, Slice and the like. */

import { axesOf } from './onnx-axes.js';
import type { OnnxNode } from './onnx-file.js';
import { kept, permuted, widened } from './signal-axes.js';
import { MOST_WEIGHTS, type Tensor } from './tensor.js';

type Arrange = (node: OnnxNode, inputs: readonly Tensor[]) => Tensor | undefined;

/** The same numbers in another shape. */
function shaped(tensor: Tensor, shape: readonly (number | undefined)[] | undefined): Tensor | undefined {
  const known = shape?.filter((n) => n !== undefined);
  if (known === undefined || known.length !== shape?.length) return undefined;
  const size = known.reduce((product, n) => product * n, 1);
  return size === tensor.values.length ? { ...tensor, shape: known } : undefined;
}

const reshape: Arrange = ({ attributes }, [tensor, to]) => {
  if (tensor === undefined || to === undefined || attributes.get('allowzero')?.integer === 1n)
    return undefined;
  const shape = Array.from(to.values, (n, i) => (n === 0 ? (tensor.shape[i] ?? NaN) : n));
  const known = shape.filter((n) => n !== -1).reduce((product, n) => product * n, 1);
  return shaped(
    tensor,
    shape.map((n) => (n === -1 ? tensor.values.length / known : n)),
  );
};

const transpose: Arrange = ({ attributes }, [tensor]) => {
  if (tensor === undefined) return undefined;
  const { shape, values } = tensor;
  const axes = attributes.get('perm')?.integers.map(Number) ?? shape.map((_, i) => shape.length - 1 - i);
  const isPermutation = axes.length === shape.length && shape.every((_, i) => axes.includes(i));
  const order = isPermutation ? permuted(shape, axes) : undefined;
  if (order === undefined) return undefined;
  const turned = Float64Array.from(order, (place) => values[place] ?? NaN);
  return { ...tensor, shape: axes.map((axis) => shape[axis] ?? 0), values: turned };
};

const squeeze: Arrange = (node, [tensor, axes]) => {
  const places =
    tensor &&
    kept(
      tensor.shape,
      axesOf(node, () => axes),
    );
  return (
    tensor &&
    places &&
    shaped(
      tensor,
      places.map((i) => tensor.shape[i]),
    )
  );
};

const unsqueeze: Arrange = (node, [tensor, axes]) => {
  const listed = axesOf(node, () => axes);
  return tensor && listed && shaped(tensor, widened(tensor.shape, listed, 1));
};

const flatten: Arrange = ({ attributes }, [tensor]) => {
  if (tensor === undefined) return undefined;
  const axis = Number(attributes.get('axis')?.integer ?? 1n);
  const at = axis < 0 ? axis + tensor.shape.length : axis;
  const rows = tensor.shape.slice(0, at).reduce((product, n) => product * n, 1);
  return shaped(tensor, [rows, tensor.values.length / rows]);
};

/** Vectors, one behind the other. */
const concat: Arrange = (_, inputs) => {
  const [first] = inputs;
  if (first === undefined || inputs.some(({ shape }) => shape.length !== 1)) return undefined;
  // Vectors that are doubled again and again would fill the memory.
  const size = inputs.reduce((sum, each) => sum + each.values.length, 0);
  if (size > MOST_WEIGHTS) return undefined;
  const values = new Float64Array(size);
  let start = 0;
  for (const each of inputs) {
    values.set(each.values, start);
    start += each.values.length;
  }
  return { label: first.label, shape: [values.length], values };
};

/** Single entries of a vector. */
const gather: Arrange = (_, [vector, indices]) => {
  if (vector?.shape.length !== 1 || indices === undefined) return undefined;
  const n = vector.values.length;
  const places = indices.values.map((i) => (i < 0 ? i + n : i));
  if (places.some((i) => !Number.isInteger(i) || i < 0 || i >= n)) return undefined;
  return { ...vector, shape: indices.shape, values: places.map((i) => vector.values[i] ?? NaN) };
};

/** A part of a vector, from one entry up to another; the ends are inputs since opset 10. */
const slice: Arrange = ({ attributes }, [vector, starts, ends, axes, steps]) => {
  const at = (name: string, input: Tensor | undefined) =>
    input?.values[0] ?? Number(attributes.get(name)?.integers[0] ?? NaN);
  const isPlain = (axes?.values[0] ?? 0) === 0 && (steps?.values.every((step) => step === 1) ?? true);
  const [start, end] = [at('starts', starts), at('ends', ends)];
  if (vector?.shape.length !== 1 || Number.isNaN(start + end) || !isPlain) return undefined;
  const values = vector.values.slice(start, end);
  return { ...vector, shape: [values.length], values };
};

const shapeOfConstant: Arrange = (_, [tensor]) =>
  tensor && { label: tensor.label, shape: [tensor.shape.length], values: Float64Array.from(tensor.shape) };

const arrangements: ReadonlyMap<string, Arrange> = new Map<string, Arrange>([
  ['Concat', concat],
  ['Flatten', flatten],
  ['Gather', gather],
  ['Reshape', reshape],
  ['Shape', shapeOfConstant],
  ['Slice', slice],
  ['Squeeze', squeeze],
  ['Transpose', transpose],
  ['Unsqueeze', unsqueeze],
]);

/** The result of such an operator; `undefined` if it is none, or is used in a way that is not read. */
export function reshapedConstant(node: OnnxNode, inputs: readonly Tensor[]): Tensor | undefined {
  return arrangements.get(node.operator)?.(node, inputs);
}
