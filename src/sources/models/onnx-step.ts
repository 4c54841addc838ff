/** What an operator of ONNX does with the chain so far, and what all operators with constants have in common. */

import type { Rational } from '../../exact/index.js';
import type { Chain } from './chain.js';
import type { OnnxNode } from './onnx-file.js';
import type { Refusals } from './refusals.js';
import { broadcast, signalText, type Signal } from './signal.js';
import { shapeText, vectorOf, type Tensor } from './tensor.js';

/** A node of the chain, and the data that it uses. */
export interface Here {
  readonly node: OnnxNode;
  /** The name of the node in error messages. */
  readonly where: string;
  readonly refusals: Refusals;
  readonly signal: Signal;
  readonly chain: Chain;
  /**
   * The constant that is an input of the node; `undefined` if it is not given, or after an error, such as an entry that
   * is infinite unless that is allowed.
   */
  constantAt(input: number, allowed?: 'infinite too'): Tensor | undefined;
  /** The constant that is a shape or axes, with `BATCH` and `UNKNOWN` for lengths that are not known. */
  lengthsAt(input: number): Tensor | undefined;
}

export interface Step {
  /**
   * The attributes that the operator may have. Any other attribute is refused, because it might change the meaning of
   * the operator.
   */
  readonly attributes: readonly string[];
  /** The signal after the node; `undefined` after an error. */
  take(here: Here): Signal | undefined;
}

/** Whether the signal is the first input, and the constant that is the other one. */
export function operands(here: Here): { readonly isFirst: boolean; readonly constant: Tensor } | undefined {
  const isFirst = here.node.inputs[0] === here.signal.name;
  const constant = here.constantAt(isFirst ? 1 : 0);
  return constant && { isFirst, constant };
}

/** scale·x + shift, coordinate by coordinate. Each of the two comes from a constant, or is missing. */
export function diagonal(
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
