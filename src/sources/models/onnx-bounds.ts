/**
 * Max and Min of the signal and constants. With one number they are an activation with two pieces. With a bound c for each
 * coordinate they are max(x, c) = relu(x − c) + c and min(x, c) = c − relu(c − x).
 */

import { at, Rational, relu } from '../../exact/index.js';
import { clipped } from './bounds.js';
import type { Step } from './onnx-step.js';
import { broadcast, signalText } from './signal.js';
import { shapeText, vectorOf } from './tensor.js';

const minusOne = Rational.one.negated();

/** The greatest finite float32: as a bound it stands for none, as in the standard's defaults for Clip. */
const GREATEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

/** Whether a lower (−1) or upper (1) bound excludes nothing. */
export function isNoBound(value: number, side: -1 | 1): boolean {
  return side * value >= GREATEST_FLOAT32;
}

/** Max or Min of the signal and constants. */
export function bound(kind: 'max' | 'min'): Step {
  const side = kind === 'max' ? -1 : 1;
  return {
    attributes: [],
    take: (here) => {
      const { node, where, refusals, signal, chain } = here;
      let all: Float64Array | undefined;
      for (const [input, name] of node.inputs.entries()) {
        if (name === signal.name) continue;
        const constant = here.constantAt(input, 'infinite too');
        if (constant === undefined) return undefined;
        const values = broadcast(signal, constant);
        if (values === undefined) {
          const found = `${constant.label} of ${shapeText(constant.shape)}`;
          return refusals.note(where, `a constant that fits into ${signalText(signal)}`, found);
        }
        const before = all;
        all = before ? before.map((value, i) => Math[kind](value, values[i] ?? NaN)) : values;
      }
      const [first] = all ?? [];
      if (all === undefined || first === undefined || all.every((c) => isNoBound(c, side))) return signal;
      const n = all.length;
      const wrong = all.find((c) => isNoBound(-c, side) || isNoBound(c, side));
      if (wrong !== undefined) return refusals.note(where, 'finite bounds', String(wrong));
      const bounds = vectorOf({ values: all });
      if (all.every((c) => c === first)) {
        const c = at(bounds, 0);
        chain.activate(kind === 'max' ? clipped(c, undefined) : clipped(undefined, c), where, n);
      } else if (kind === 'max') {
        chain.diagonal(
          undefined,
          bounds.map((c) => c.negated()),
          n,
        );
        chain.activate(relu, where, n);
        chain.diagonal(undefined, bounds, n);
      } else {
        const turn = bounds.map(() => minusOne);
        chain.diagonal(turn, bounds, n);
        chain.activate(relu, where, n);
        chain.diagonal(turn, bounds, n);
      }
      return { ...signal, isOpen: false };
    },
  };
}
