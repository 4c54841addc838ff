/** The constants of an ONNX graph: initializers, Constant nodes, and the results of operators on constants. */

import { quoted } from '../../exact/index.js';
import type { OnnxNode, OnnxTensor } from './onnx-file.js';
import { folded } from './onnx-folding.js';
import { type Beside, onnxTensor } from './onnx-tensor.js';
import type { Refusals } from './refusals.js';
import { insistOnFinite, type Tensor } from './tensor.js';

type Lazy = () => Tensor | undefined;

/** How many operators on constants may follow each other. Exporters write a few. */
const MOST_STEPS = 1000;

export class Constants {
  private readonly known = new Map<string, Lazy>();
  /** How many operators have led to a constant. */
  private readonly steps = new Map<string, number>();
  /** What was rounded, one sentence for each node whose result was used. */
  readonly notes: string[] = [];

  constructor(
    initializers: readonly OnnxTensor[],
    private readonly refusals: Refusals,
    private readonly beside: Beside,
  ) {
    for (const tensor of initializers) {
      this.add(tensor.name, () => onnxTensor(tensor, `tensor ${quoted(tensor.name)}`, refusals, beside));
    }
  }

  has(name: string): boolean {
    return this.known.has(name);
  }

  /** The tensor; all its numbers are finite, unless others are allowed. */
  get(name: string, allowed?: 'infinite too'): Tensor | undefined {
    const tensor = this.known.get(name)?.();
    if (tensor === undefined) return undefined;
    if (allowed && !tensor.values.some(Number.isNaN)) return tensor;
    return insistOnFinite(tensor, this.refusals) ? tensor : undefined;
  }

  /** The tensor with the lengths of axes, in which `BATCH` and `UNKNOWN` stand for those that are not known. */
  lengths(name: string): Tensor | undefined {
    return this.known.get(name)?.();
  }

  /** Adds a constant that is no part of the file. */
  set(name: string, tensor: Tensor): void {
    this.add(name, () => tensor);
  }

  /**
   * Evaluates a node without inputs, or with constants alone. If this is not possible, it is noted only when the
   * result is needed.
   */
  evaluate(node: OnnxNode, where: string): void {
    const { operator, inputs, outputs } = node;
    const refuse = (found: string) =>
      this.refusals.note(
        where,
        'an operator that can be computed beforehand, as its inputs are constants',
        found,
      );
    const [output = '', ...others] = outputs;
    for (const name of others) this.add(name, () => refuse('a second result'));
    if (operator === 'Constant') {
      this.add(output, this.constant(node, where) ?? (() => refuse('a Constant of another kind')));
      return;
    }
    if (inputs.length === 0) {
      this.add(output, () => refuse(operator === '' ? 'no operator' : quoted(operator)));
      return;
    }
    const step = 1 + Math.max(...inputs.map((name) => this.steps.get(name) ?? 0));
    this.steps.set(output, step);
    this.add(output, () => {
      if (step > MOST_STEPS) return refuse(`more than ${MOST_STEPS} operators in a row`);
      const given = inputs.filter((name) => name !== '').map((name) => this.known.get(name)?.());
      const tensors = given.filter((tensor) => tensor !== undefined);
      if (tensors.length < given.length) return undefined;
      const result = folded(node, tensors);
      if ('wrong' in result) return refuse(result.wrong);
      if (result.isRounded)
        this.notes.push(`${where} on constants gives numbers that are rounded to the nearest float64`);
      return result.tensor;
    });
  }

  private constant({ attributes }: OnnxNode, where: string): Lazy | undefined {
    const label = `the constant of ${where}`;
    const [[name, value] = ['', undefined]] = attributes;
    const of = (shape: readonly number[], values: readonly number[]): Lazy => {
      return () => ({ label, shape, values: Float64Array.from(values) });
    };
    if (attributes.size !== 1 || value === undefined) return undefined;
    const { tensor, float, floats, integer, integers } = value;
    if (name === 'value' && tensor) return () => onnxTensor(tensor, label, this.refusals, this.beside);
    if (name === 'value_float' && float !== undefined) return of([], [float]);
    if (name === 'value_floats') return of([floats.length], floats);
    if (name === 'value_int' && integer !== undefined) return of([], [Number(integer)]);
    return name === 'value_ints' ? of([integers.length], integers.map(Number)) : undefined;
  }

  private add(name: string, read: Lazy): void {
    let made: { readonly tensor: Tensor | undefined } | undefined;
    this.known.set(name, () => {
      made ??= { tensor: read() };
      return made.tensor;
    });
  }
}
