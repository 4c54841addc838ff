/** The element-wise operators of ONNX that are activations here, with the exact values of their attributes. */

import {
  absolute,
  type Activation,
  elu as eluWith,
  leakyRelu,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../exact/index.js';
import { clipped } from './bounds.js';
import { isNoBound } from './onnx-bounds.js';
import type { OnnxNode } from './onnx-file.js';
import type { Refusals } from './refusals.js';

/** The things that reading an operator can use. */
export interface Asked {
  readonly node: OnnxNode;
  /** The name of the node in error messages. */
  readonly where: string;
  readonly refusals: Refusals;
  /** The single number of an input that is a constant; `undefined` if the input is not given, or was refused. */
  scalar(input: number, allowed?: 'infinite too'): number | undefined;
}

/** x ↦ outer·φ(inner·x), with factors that are 1 unless they are given. */
export interface Scaled {
  readonly phi: Activation;
  readonly inner?: Rational;
  readonly outer?: Rational;
}

interface Operator {
  /**
   * The attributes that the operator may have. Any other attribute is refused, because it might change the meaning of
   * the operator.
   */
  readonly attributes: readonly string[];
  read(asked: Asked): Scaled | undefined;
}

const { zero, one } = Rational;

/** A float attribute, or its default in the standard, both as float32. */
function float(asked: Asked, name: string, otherwise: number): Rational | undefined {
  const value = asked.node.attributes.get(name)?.float ?? Math.fround(otherwise);
  if (Number.isFinite(value)) return Rational.fromNumber(value);
  return asked.refusals.note(`${asked.where}, ${name}`, 'a finite number', String(value));
}

function always(activation: Activation): Operator {
  return { attributes: [], read: () => ({ phi: activation }) };
}

/** x for x ≥ 0 and alpha·(e^x − 1) for x ≤ 0. */
const elu: Operator = { attributes: ['alpha'], read: (asked) => eluIn(asked, 1) };

/** gamma·φ for such a φ; the defaults of the standard. */
const selu: Operator = {
  attributes: ['alpha', 'gamma'],
  read: (asked) => {
    const phi = eluIn(asked, 1.67326319217681884765625);
    const outer = float(asked, 'gamma', 1.05070102214813232421875);
    return phi && outer && { ...phi, outer };
  },
};

function eluIn(asked: Asked, otherwise: number): Scaled | undefined {
  const alpha = float(asked, 'alpha', otherwise);
  if (alpha === undefined || alpha.sign < 0)
    return alpha && asked.refusals.note(`${asked.where}, alpha`, 'no negative number', `${alpha.toNumber()}`);
  return { phi: alpha.sign === 0 ? relu : eluWith(alpha) };
}

/** alpha·elu(x/alpha), for a positive alpha. */
const celu: Operator = {
  attributes: ['alpha'],
  read: (asked) => {
    const alpha = float(asked, 'alpha', 1);
    if (alpha && alpha.sign > 0)
      return { phi: smoothActivations.elu, inner: one.dividedBy(alpha), outer: alpha };
    return alpha && asked.refusals.note(`${asked.where}, alpha`, 'a positive number', `${alpha.toNumber()}`);
  },
};

/** x·σ(alpha·x) = silu(alpha·x)/alpha. */
const swish: Operator = {
  attributes: ['alpha'],
  read: (asked) => {
    const alpha = float(asked, 'alpha', 1);
    return (
      alpha && (swishOf(alpha) ?? asked.refusals.note(`${asked.where}, alpha`, 'another number than 0', '0'))
    );
  },
};

/** x·σ(beta·x), unless beta is 0. */
export function swishOf(beta: Rational): Scaled | undefined {
  if (beta.sign === 0) return undefined;
  return { phi: smoothActivations.silu, inner: beta, outer: one.dividedBy(beta) };
}

const hardSigmoid: Operator = {
  attributes: ['alpha', 'beta'],
  read: (asked) => {
    const [alpha, beta] = [float(asked, 'alpha', 0.2), float(asked, 'beta', 0.5)];
    if (!alpha || !beta) return undefined;
    if (alpha.sign <= 0)
      return asked.refusals.note(`${asked.where}, alpha`, 'a positive number', `${alpha.toNumber()}`);
    const phi = new PiecewiseLinear([
      { until: beta.negated().dividedBy(alpha), slope: zero, intercept: zero },
      { until: one.minus(beta).dividedBy(alpha), slope: alpha, intercept: beta },
      { slope: zero, intercept: one },
    ]);
    return { phi };
  },
};

const clip: Operator = {
  attributes: ['min', 'max'],
  read: (asked) => {
    const { node, where, refusals } = asked;
    const bound = (name: 'min' | 'max', input: number, side: -1 | 1): Rational | 'none' | undefined => {
      const value = node.attributes.get(name)?.float ?? asked.scalar(input, 'infinite too');
      if (value === undefined || isNoBound(value, side)) return 'none';
      if (Number.isFinite(value)) return Rational.fromNumber(value);
      return refusals.note(`${where}, ${name}`, 'a bound that leaves some values', String(value));
    };
    const [lo, hi] = [bound('min', 1, -1), bound('max', 2, 1)];
    if (!lo || !hi || !refusals.none) return undefined;
    if (lo !== 'none' && hi !== 'none' && !lo.lessThan(hi))
      return refusals.note(where, 'min < max', `${lo.toNumber()} and ${hi.toNumber()}`);
    return { phi: clipped(lo === 'none' ? undefined : lo, hi === 'none' ? undefined : hi) };
  },
};

const gelu: Operator = {
  attributes: ['approximate'],
  read: ({ node, where, refusals }) => {
    const approximate = node.attributes.get('approximate')?.text ?? 'none';
    if (approximate === 'none') return { phi: smoothActivations.gelu };
    if (approximate === 'tanh') return { phi: smoothActivations['gelu-tanh'] };
    return refusals.note(`${where}, approximate`, '"none" or "tanh"', JSON.stringify(approximate));
  },
};

/** x for x > alpha, 0 otherwise: an activation that jumps if alpha is not 0. */
const thresholdedRelu: Operator = {
  attributes: ['alpha'],
  read: (asked) => {
    const alpha = float(asked, 'alpha', 1);
    const pieces = alpha && [
      { until: alpha, slope: zero, intercept: zero },
      { slope: one, intercept: zero },
    ];
    return pieces && { phi: new PiecewiseLinear(pieces) };
  },
};

/** The activations, by the operator's name in ONNX. */
export const onnxActivations: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['Abs', always(absolute)],
  ['Celu', celu],
  ['Clip', clip],
  ['Elu', elu],
  ['Gelu', gelu],
  ['HardSigmoid', hardSigmoid],
  [
    'LeakyRelu',
    {
      attributes: ['alpha'],
      read: (asked) => {
        const slope = float(asked, 'alpha', 0.01);
        return slope && { phi: leakyRelu(slope) };
      },
    },
  ],
  [
    'PRelu',
    {
      attributes: [],
      read: (asked) => {
        const slope = asked.scalar(1);
        return slope === undefined ? undefined : { phi: leakyRelu(Rational.fromNumber(slope)) };
      },
    },
  ],
  ['Relu', always(relu)],
  ['Selu', selu],
  ['Sigmoid', always(smoothActivations.sigmoid)],
  ['Softplus', always(smoothActivations.softplus)],
  ['Swish', swish],
  ['Tanh', always(smoothActivations.tanh)],
  ['ThresholdedRelu', thresholdedRelu],
]);
