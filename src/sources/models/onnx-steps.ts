/** The operators of ONNX that are affine maps, or that change only the shape in which a point is stored. */

import { at, Rational } from '../../exact/index.js';
import type { Chain } from './chain.js';
import type { OnnxNode } from './onnx-file.js';
import { DATA_TYPES } from './onnx-tensor.js';
import type { Refusals } from './refusals.js';
import { broadcast, flattened, multiplied, reshaped, signalText, type Signal } from './signal.js';
import { matrixOf, shapeText, vectorOf, type Tensor } from './tensor.js';

/** A node of the chain, and the data that it uses. */
export interface Here {
  readonly node: OnnxNode;
  /** The name of the node in error messages. */
  readonly where: string;
  readonly refusals: Refusals;
  readonly signal: Signal;
  readonly chain: Chain;
  /** The constant that is an input of the node; `undefined` if it is not given, or after an error. */
  constantAt(input: number): Tensor | undefined;
}

interface Step {
  /**
   * The attributes that the operator may have. Any other attribute is refused, because it might change the meaning of
   * the operator.
   */
  readonly attributes: readonly string[];
  /** The signal after the node; `undefined` after an error. */
  take(here: Here): Signal | undefined;
}

const { one, zero } = Rational;
const minusOne = one.negated();

/** Whether the signal is the first input, and the constant that is the other one. */
function operands(here: Here): { readonly isFirst: boolean; readonly constant: Tensor } | undefined {
  const isFirst = here.node.inputs[0] === here.signal.name;
  const constant = here.constantAt(isFirst ? 1 : 0);
  return constant && { isFirst, constant };
}

interface Product {
  readonly from: 'left' | 'right';
  readonly isTransposed: boolean;
  readonly factor: Rational;
}

/** The product with a matrix. ONNX multiplies rows of points by it from the right, and columns from the left. */
function multiply(here: Here, tensor: Tensor, { from, isTransposed, factor }: Product): Signal | undefined {
  const { shape, label } = tensor;
  if (shape.length !== 2 || shape.includes(0)) return here.refusals.note(label, 'a matrix', shapeText(shape));
  const byColumns = (from === 'right') !== isTransposed;
  const [rows, columns] = [at(shape, 0), at(shape, 1)];
  const [inputs, outputs] = byColumns ? [rows, columns] : [columns, rows];
  const fitting = multiplied(here.signal, from, inputs);
  if (fitting === undefined) {
    const expected = `points with ${inputs} coordinates, one in a ${from === 'right' ? 'row' : 'column'}`;
    return here.refusals.note(`${here.where} with ${label}`, expected, signalText(here.signal));
  }
  const exact = matrixOf(tensor, byColumns);
  const weights = factor.equals(one) ? exact : exact.map((row) => row.map((w) => w.times(factor)));
  here.chain.affine({ weights, bias: weights.map(() => zero) }, here.where);
  return { ...fitting, features: [outputs] };
}

/** scale·x + shift, coordinate by coordinate. Each of the two comes from a constant, or is missing. */
function diagonal(
  here: Here,
  signal: Signal,
  tensor: Tensor,
  made: (value: Rational) => { readonly scale?: Rational; readonly shift?: Rational },
): Signal | undefined {
  const values = broadcast(signal, tensor);
  if (values === undefined) {
    const expected = `a constant that fits into ${signalText(signal)}`;
    return here.refusals.note(here.where, expected, `${tensor.label} of ${shapeText(tensor.shape)}`);
  }
  const all = vectorOf({ values }).map(made);
  const scales = all.flatMap(({ scale }) => scale ?? []);
  const shifts = all.flatMap(({ shift }) => shift ?? []);
  here.chain.diagonal(
    scales.length > 0 ? scales : undefined,
    shifts.length > 0 ? shifts : undefined,
    all.length,
  );
  return { ...signal, isOpen: false };
}

function binary(
  made: (value: Rational, isFirst: boolean) => { readonly scale?: Rational; readonly shift?: Rational },
): Step {
  return {
    attributes: [],
    take: (here) => {
      const found = operands(here);
      return found && diagonal(here, here.signal, found.constant, (value) => made(value, found.isFirst));
    },
  };
}

const gemm: Step = {
  attributes: ['alpha', 'beta', 'transA', 'transB'],
  take: (here) => {
    const { node, where, refusals } = here;
    const found = operands(here);
    if (found === undefined) return undefined;
    const [own, other] = found.isFirst ? ['transA', 'transB'] : ['transB', 'transA'];
    const isSet = (name: string): boolean => (node.attributes.get(name)?.integer ?? 0n) !== 0n;
    if (isSet(own)) return refusals.note(where, 'a signal that is not transposed', `${own} = 1`);
    const [alpha, beta] = ['alpha', 'beta'].map((name) => node.attributes.get(name)?.float ?? 1);
    if (alpha === undefined || beta === undefined || !Number.isFinite(alpha + beta)) {
      return refusals.note(where, 'finite numbers alpha and beta', `${alpha} and ${beta}`);
    }
    const factor = Rational.fromNumber(alpha);
    const from = found.isFirst ? 'right' : 'left';
    const after = multiply(here, found.constant, { from, isTransposed: isSet(other), factor });
    if (after === undefined || (node.inputs[2] ?? '') === '') return after;
    const bias = here.constantAt(2);
    const scale = Rational.fromNumber(beta);
    return bias && diagonal(here, after, bias, (value) => ({ shift: value.times(scale) }));
  },
};

const matMul: Step = {
  attributes: [],
  take: (here) => {
    const found = operands(here);
    const from = found?.isFirst === true ? 'right' : 'left';
    return found && multiply(here, found.constant, { from, isTransposed: false, factor: one });
  },
};

const division: Step = {
  attributes: [],
  take: (here) => {
    const found = operands(here);
    if (found === undefined) return undefined;
    const { constant, isFirst } = found;
    if (!isFirst) return here.refusals.note(here.where, 'a constant divisor', 'a division by the signal');
    if (constant.values.includes(0)) return here.refusals.note(constant.label, 'divisors other than 0', '0');
    return diagonal(here, here.signal, constant, (value) => ({ scale: one.dividedBy(value) }));
  },
};

/** An operator whose result is its first input. */
function passing(attributes: readonly string[], isNoOperation: (here: Here) => string | undefined): Step {
  return {
    attributes,
    take: (here) => {
      const does = here.node.inputs[0] === here.signal.name ? isNoOperation(here) : 'a constant first input';
      return does === undefined ? here.signal : here.refusals.note(here.where, 'what changes no value', does);
    },
  };
}

/**
 * Types from narrow to wide. Every number of a type is also a number of each wider type. FLOAT16 and BFLOAT16 are not
 * comparable.
 */
const WIDTHS = new Map([
  ['FLOAT16', 0],
  ['BFLOAT16', 0],
  ['FLOAT', 1],
  ['DOUBLE', 2],
]);

const cast: Step = {
  attributes: ['to', 'saturate', 'round_mode'],
  take: (here) => {
    const { node, where, refusals, signal } = here;
    const to = Number(node.attributes.get('to')?.integer ?? 0n);
    const [before, after] = [signal.dataType, to].map((type) => WIDTHS.get(DATA_TYPES[type] ?? ''));
    const widens = before !== undefined && after !== undefined && before < after;
    if (to === signal.dataType || widens) return { ...signal, dataType: to };
    const name = (type: number): string => DATA_TYPES[type] ?? `data type ${type}`;
    return refusals.note(
      where,
      'a conversion that does not round',
      `${name(signal.dataType)} to ${name(to)}`,
    );
  },
};

const dropout = passing(['ratio', 'seed', 'is_test'], (here) => {
  if ((here.node.inputs[2] ?? '') === '') return undefined;
  const training = here.constantAt(2);
  return training?.values.every((value) => value === 0) === true ? undefined : 'training mode';
});

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
    const shape = node.inputs[0] === signal.name ? here.constantAt(1) : undefined;
    const entries = shape && Array.from(shape.values);
    const zeroIsLength = (node.attributes.get('allowzero')?.integer ?? 0n) !== 0n;
    const isPlain = entries !== undefined && entries.length <= 16 && !(zeroIsLength && entries.includes(0));
    const after = isPlain ? reshaped(signal, entries) : undefined;
    if (after !== undefined || shape === undefined) return after;
    const to = `${signalText(signal)} to (${(entries ?? []).slice(0, 8).join(', ')})`;
    return refusals.note(where, 'a shape that keeps the numbers of each point together', to);
  },
};

/** The steps, by the operator's name in ONNX. */
export const onnxSteps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['Add', binary((shift) => ({ shift }))],
  ['Cast', cast],
  ['Div', division],
  ['Dropout', dropout],
  ['Flatten', flatten],
  ['Gemm', gemm],
  ['Identity', passing([], () => undefined)],
  ['MatMul', matMul],
  ['Mul', binary((scale) => ({ scale }))],
  [
    'Neg',
    {
      attributes: [],
      take: (here) =>
        diagonal(here, here.signal, { label: 'minus one', shape: [], values: Float64Array.of(1) }, () => ({
          scale: minusOne,
        })),
    },
  ],
  ['Reshape', reshape],
  [
    'Sub',
    binary((value, isFirst) => (isFirst ? { shift: value.negated() } : { scale: minusOne, shift: value })),
  ],
]);
