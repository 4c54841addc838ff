/** Some piecewise linear activations. */

import { PiecewiseLinear } from '../../../src/exact/index.js';
import { q } from './exact.js';

/** Slopes and intercepts, and where each piece but the last ends. */
export const phi = (
  ...parts: readonly (readonly [slope: string, intercept: string, until?: string])[]
): PiecewiseLinear =>
  new PiecewiseLinear(
    parts.map(([slope, intercept, until]) => ({
      slope: q(slope),
      intercept: q(intercept),
      ...(until === undefined ? {} : { until: q(until) }),
    })),
  );

export const step = phi(['0', '0', '0'], ['0', '1']);
export const stairs = phi(['0', '0', '0'], ['0', '1', '1'], ['0', '2']);
export const sawtooth = phi(['1', '0', '1'], ['1', '-1', '2'], ['1', '-2']);
export const zigzag = phi(['1', '0', '1'], ['-1', '2', '2'], ['1', '-2']);
/** A jump between two bends. */
export const mixed = phi(['2', '0', '0'], ['1', '0', '1'], ['1', '1', '2'], ['3', '-3']);
export const bend = phi(['1/3', '0', '0'], ['1', '0']);
