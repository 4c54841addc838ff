/** The scope of an exhaustive hunt in words, as options and jobs have it. */

import { absolute, type Activation, hardTanh, leakyRelu, Rational, relu } from '../../exact/index.js';
import { cellNamed } from './cell.js';
import type { Scope } from './networks-in.js';

/** Plain data. */
export interface ScopeOptions {
  readonly theorem: string;
  readonly without: string;
  readonly dimension: number;
  /** Such as "2" or "2,1". */
  readonly hidden: string;
  readonly numbers: string;
  readonly activations: string;
}

/** Throws a RangeError with the name of the option that is not as it should be. */
export function scopeOf(options: ScopeOptions): Scope {
  const { theorem, without, dimension, hidden, numbers, activations } = options;
  return {
    cell: cellNamed(`${theorem}-without-${without}`),
    inputDimension: dimension,
    hiddenWidths: hidden.split(',').map(width),
    numbers: numbers.split(',').map(number),
    activations: activations.split(',').map(activation),
  };
}

function width(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`--hidden: expected positive integers, got ${text}`);
}

function number(text: string): Rational {
  if (/^-?\d{1,6}(\/[1-9]\d{0,5})?$/.test(text)) return Rational.from(text);
  throw new RangeError(`--numbers: expected integers or fractions, got ${text}`);
}

function activation(text: string): Activation {
  const named: Record<string, Activation> = { relu, abs: absolute, 'hard-tanh': hardTanh };
  const found = named[text];
  if (found) return found;
  const [name, slope] = text.split(':');
  if (name === 'leaky-relu' && slope !== undefined) return leakyRelu(number(slope));
  throw new RangeError(`--activations: expected relu, leaky-relu:1/2, hard-tanh or abs, got ${text}`);
}
