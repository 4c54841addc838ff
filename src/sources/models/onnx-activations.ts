/** The element-wise operators of ONNX that are activations here, with the exact values of their attributes. */

import {
  absolute,
  type Activation,
  leakyRelu,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../exact/index.js';
import type { OnnxNode } from './onnx-file.js';
import type { Refusals } from './refusals.js';

/** The things that reading an operator can use. */
export interface Asked {
  readonly node: OnnxNode;
  /** The name of the node in error messages. */
  readonly where: string;
  readonly refusals: Refusals;
  /** The single number of an input that is a constant; `undefined` if the input is not given, or was refused. */
  scalar(input: number): Rational | undefined;
}

interface Operator {
  /**
   * The attributes that the operator may have. Any other attribute is refused, because it might change the meaning of
   * the operator.
   */
  readonly attributes: readonly string[];
  read(asked: Asked): Activation | undefined;
}

const { zero, one } = Rational;

/** A float attribute, or its default in the standard, both as float32. */
function float(asked: Asked, name: string, otherwise: number): Rational | undefined {
  const value = asked.node.attributes.get(name)?.float ?? Math.fround(otherwise);
  if (Number.isFinite(value)) return Rational.fromNumber(value);
  return asked.refusals.note(`${asked.where}, ${name}`, 'a finite number', String(value));
}

function always(activation: Activation): Operator {
  return { attributes: [], read: () => activation };
}

/** An activation with a parameter that has to be 1. */
function withAlphaOne(activation: Activation): Operator {
  return {
    attributes: ['alpha'],
    read: (asked) => {
      const alpha = float(asked, 'alpha', 1);
      if (alpha?.equals(one) === true) return activation;
      return asked.refusals.note(`${asked.where}, alpha`, '1', String(alpha?.toNumber()));
    },
  };
}

const hardSigmoid: Operator = {
  attributes: ['alpha', 'beta'],
  read: (asked) => {
    const [alpha, beta] = [float(asked, 'alpha', 0.2), float(asked, 'beta', 0.5)];
    if (!alpha || !beta) return undefined;
    if (alpha.sign <= 0)
      return asked.refusals.note(`${asked.where}, alpha`, 'a positive number', `${alpha.toNumber()}`);
    return new PiecewiseLinear([
      { until: beta.negated().dividedBy(alpha), slope: zero, intercept: zero },
      { until: one.minus(beta).dividedBy(alpha), slope: alpha, intercept: beta },
      { slope: zero, intercept: one },
    ]);
  },
};

/** max(lo, min(x, hi)); either bound may be missing. */
function clipped(lo: Rational | undefined, hi: Rational | undefined): PiecewiseLinear {
  const below = lo ? [{ until: lo, slope: zero, intercept: lo }] : [];
  const within = { slope: one, intercept: zero };
  return new PiecewiseLinear(
    hi ? [...below, { until: hi, ...within }, { slope: zero, intercept: hi }] : [...below, within],
  );
}

const clip: Operator = {
  attributes: ['min', 'max'],
  read: (asked) => {
    const { node, where, refusals } = asked;
    const bound = (name: 'min' | 'max', input: number): Rational | undefined => {
      if (node.attributes.has(name)) return float(asked, name, NaN);
      return asked.scalar(input);
    };
    const [lo, hi] = [bound('min', 1), bound('max', 2)];
    if (lo && hi && !lo.lessThan(hi))
      return refusals.note(where, 'min < max', `${lo.toNumber()} and ${hi.toNumber()}`);
    return clipped(lo, hi);
  },
};

const gelu: Operator = {
  attributes: ['approximate'],
  read: ({ node, where, refusals }) => {
    const approximate = node.attributes.get('approximate')?.text ?? 'none';
    if (approximate === 'none') return smoothActivations.gelu;
    return refusals.note(`${where}, approximate`, '"none"', JSON.stringify(approximate));
  },
};

/** x for x > alpha, 0 otherwise: an activation that jumps if alpha is not 0. */
const thresholdedRelu: Operator = {
  attributes: ['alpha'],
  read: (asked) => {
    const alpha = float(asked, 'alpha', 1);
    return (
      alpha &&
      new PiecewiseLinear([
        { until: alpha, slope: zero, intercept: zero },
        { slope: one, intercept: zero },
      ])
    );
  },
};

/** The activations, by the operator's name in ONNX. */
export const onnxActivations: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['Abs', always(absolute)],
  ['Celu', withAlphaOne(smoothActivations.elu)],
  ['Clip', clip],
  ['Elu', withAlphaOne(smoothActivations.elu)],
  ['Gelu', gelu],
  ['HardSigmoid', hardSigmoid],
  [
    'LeakyRelu',
    {
      attributes: ['alpha'],
      read: (asked) => {
        const slope = float(asked, 'alpha', 0.01);
        return slope && leakyRelu(slope);
      },
    },
  ],
  [
    'PRelu',
    {
      attributes: [],
      read: (asked) => {
        const slope = asked.scalar(1);
        return slope && leakyRelu(slope);
      },
    },
  ],
  ['Relu', always(relu)],
  ['Sigmoid', always(smoothActivations.sigmoid)],
  ['Softplus', always(smoothActivations.softplus)],
  ['Swish', withAlphaOne(smoothActivations.silu)],
  ['Tanh', always(smoothActivations.tanh)],
  ['ThresholdedRelu', thresholdedRelu],
]);
