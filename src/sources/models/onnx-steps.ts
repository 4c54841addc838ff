/** The operators of ONNX that are affine maps, or that change no value. */

import { at, Rational } from '../../exact/index.js';
import { axisSteps } from './onnx-axes.js';
import { bound } from './onnx-bounds.js';
import { imageSteps } from './onnx-images.js';
import { batchNormalization } from './onnx-norm.js';
import { diagonal, operands, type Here, type Step } from './onnx-step.js';
import { resizeSteps } from './onnx-resize.js';
import { DATA_TYPES } from './onnx-tensor.js';
import { multiplied, signalText, type Signal } from './signal.js';
import { matrixOf, shapeText, type Tensor } from './tensor.js';

const { one, zero } = Rational;
const minusOne = one.negated();

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
  const fitting = multiplied(here.signal, from, inputs, outputs);
  if (fitting === undefined) {
    const expected = `points with ${inputs} coordinates, one in a ${from === 'right' ? 'row' : 'column'}`;
    return here.refusals.note(`${here.where} with ${label}`, expected, signalText(here.signal));
  }
  const exact = matrixOf(tensor, byColumns);
  const weights = factor.equals(one) ? exact : exact.map((row) => row.map((w) => w.times(factor)));
  here.chain.affine({ weights, bias: weights.map(() => zero) }, here.where);
  return fitting;
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

/** The sum of the signal and any number of constants. */
const sum: Step = {
  attributes: [],
  take: (here) => {
    let after: Signal | undefined = here.signal;
    here.node.inputs.forEach((name, input) => {
      if (name === here.signal.name || after === undefined) return;
      const constant = here.constantAt(input);
      after = constant && diagonal(here, after, constant, (shift) => ({ shift }));
    });
    return after;
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

/** The values of Dropout pass unchanged unless its third input says training, which has no default but false. */
const dropout = passing(['ratio', 'seed', 'is_test'], (here) => {
  if ((here.node.inputs[2] ?? '') === '') return undefined;
  const training = here.constantAt(2);
  return training?.values.every((value) => value === 0) === true ? undefined : 'training mode';
});

/** The steps, by the operator's name in ONNX. */
export const onnxSteps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ...axisSteps,
  ...imageSteps,
  ...resizeSteps,
  ['Add', binary((shift) => ({ shift }))],
  ['BatchNormalization', batchNormalization],
  ['Cast', cast],
  ['Div', division],
  ['Dropout', dropout],
  ['Gemm', gemm],
  ['Identity', passing([], () => undefined)],
  ['MatMul', matMul],
  ['Max', bound('max')],
  ['Min', bound('min')],
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
  [
    'Sub',
    binary((value, isFirst) => (isFirst ? { shift: value.negated() } : { scale: minusOne, shift: value })),
  ],
  ['Sum', sum],
]);
