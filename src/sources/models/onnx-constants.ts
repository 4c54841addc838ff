/** The constants of an ONNX graph: initializers, Constant nodes, and the results of a few operators on constants. */

import { quoted } from '../../exact/index.js';
import type { OnnxNode, OnnxTensor } from './onnx-file.js';
import { onnxTensor } from './onnx-tensor.js';
import type { Refusals } from './refusals.js';
import { insistOnFinite, type Tensor } from './tensor.js';

type Lazy = () => Tensor | undefined;

export class Constants {
  private readonly known = new Map<string, Lazy>();

  constructor(
    initializers: readonly OnnxTensor[],
    private readonly refusals: Refusals,
  ) {
    for (const tensor of initializers) {
      this.add(tensor.name, () => onnxTensor(tensor, `tensor ${quoted(tensor.name)}`, refusals));
    }
  }

  has(name: string): boolean {
    return this.known.has(name);
  }

  /** The tensor, if all its numbers are finite. Each problem of it is noted once. */
  get(name: string): Tensor | undefined {
    return this.known.get(name)?.();
  }

  /**
   * Evaluates a node without inputs, or with constants alone. If this is not possible, it is noted only when the
   * result is needed.
   */
  evaluate(node: OnnxNode, where: string): void {
    const { operator, inputs, outputs, attributes } = node;
    const [input = ''] = inputs;
    const [output = ''] = outputs;
    const refuse = (found: string) => () =>
      this.refusals.note(where, 'a constant, or Identity, Cast or Transpose of one', found);
    if (operator === 'Constant') {
      this.add(output, this.constant(node, where) ?? refuse('a Constant of another kind'));
    } else if (operator === 'Identity' || operator === 'Cast') this.add(output, () => this.get(input));
    else if (operator === 'Transpose') {
      const order = attributes.get('perm')?.integers.map(Number);
      this.add(output, () => {
        const tensor = this.get(input);
        return tensor && (transposed(tensor, order) ?? refuse('Transpose of more than two axes')());
      });
    } else
      for (const name of outputs) this.add(name, refuse(operator === '' ? 'no operator' : quoted(operator)));
  }

  private constant({ attributes }: OnnxNode, where: string): Lazy | undefined {
    const label = `the constant of ${where}`;
    const [[name, value] = ['', undefined]] = attributes;
    const of = (shape: readonly number[], values: readonly number[]): Lazy => {
      return () => ({ label, shape, values: Float64Array.from(values) });
    };
    if (attributes.size !== 1 || value === undefined) return undefined;
    const { tensor, float, floats, integer, integers } = value;
    if (name === 'value' && tensor) return () => onnxTensor(tensor, label, this.refusals);
    if (name === 'value_float' && float !== undefined) return of([], [float]);
    if (name === 'value_floats') return of([floats.length], floats);
    if (name === 'value_int' && integer !== undefined) return of([], [Number(integer)]);
    return name === 'value_ints' ? of([integers.length], integers.map(Number)) : undefined;
  }

  private add(name: string, read: Lazy): void {
    let made: { readonly tensor: Tensor | undefined } | undefined;
    this.known.set(name, () => {
      if (made === undefined) {
        const tensor = read();
        made = { tensor: tensor && insistOnFinite(tensor, this.refusals) ? tensor : undefined };
      }
      return made.tensor;
    });
  }
}

/** The transposed tensor; `undefined` for a tensor with more than two axes whose order changes. */
function transposed(tensor: Tensor, order: readonly number[] | undefined): Tensor | undefined {
  const { label, shape, values } = tensor;
  const axes = order ?? shape.map((_, i) => shape.length - 1 - i);
  if (axes.length === shape.length && axes.every((axis, i) => axis === i)) return tensor;
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2 || axes.length !== 2 || axes[0] !== 1 || axes[1] !== 0) return undefined;
  const turned = values.map((_, e) => values[(e % rows) * columns + Math.floor(e / rows)] ?? NaN);
  return { label, shape: [columns, rows], values: turned };
}
