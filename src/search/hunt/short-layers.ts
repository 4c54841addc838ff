/**
 * Layers whose numbers are short. They are held as the places of the numbers among the short ones, layer after layer and row after row,
 * each row with its bias at its end: so that nothing exact is made of networks that are not worth a look.
 */

import { at, type Matrix, Network, type PiecewiseLinear, type Rational } from '../../exact/index.js';
import { SHORT_NUMBERS } from '../shrink/index.js';

const FLOATS = SHORT_NUMBERS.map((x) => x.toNumber());

export function floatOf(place: number | undefined): number {
  return at(FLOATS, place ?? -1);
}

export function writeFloats(which: Uint8Array, floats: Float64Array): void {
  for (let i = 0; i < which.length; i++) floats[i] = floatOf(which[i]);
}

/** Of all layers together; the first of the widths is the input dimension. */
export function numbersOfLayers(widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, m, k) => sum + m * (at(widths, k) + 1), 0);
}

/**
 * Whether no hidden unit does nothing: without it, there would be a smaller network with the same F. And whether the first layer is
 * injective, if it has to be: with more inputs than two, that is not looked at.
 */
export function isWorthALook(widths: readonly number[], which: Uint8Array, isInjective: boolean): boolean {
  const [n, m] = [at(widths, 0), at(widths, 1)];
  if (isInjective && (m < n || (n === 2 && !hasIndependentColumns(m, which)))) return false;
  for (let k = 1, start = 0; k + 1 < widths.length; k++) {
    const [inputs, units] = [at(widths, k - 1), at(widths, k)];
    const next = start + units * (inputs + 1);
    for (let i = 0; i < units; i++) {
      if (isZero(which, start + i * (inputs + 1), inputs, 1)) return false;
      if (isZero(which, next + i, at(widths, k + 1), units + 1)) return false;
    }
    start = next;
  }
  return true;
}

function hasIndependentColumns(rows: number, which: Uint8Array): boolean {
  const number = (i: number, j: number) => floatOf(which[3 * i + j]);
  for (let i = 1; i < rows; i++)
    for (let k = 0; k < i; k++) if (number(i, 0) * number(k, 1) !== number(i, 1) * number(k, 0)) return true;
  return false;
}

function isZero(which: Uint8Array, start: number, length: number, stride: number): boolean {
  for (let i = 0; i < length; i++) if (which[start + i * stride] !== 0) return false;
  return true;
}

/** With `inputs` inputs; if it has fewer, then the others have no influence, and the outputs at their places are 0. */
export function networkOf(
  phi: PiecewiseLinear,
  widths: readonly number[],
  which: Uint8Array,
  inputs: number,
): Network {
  let entry = 0;
  const next = (): Rational => at(SHORT_NUMBERS, which[entry++] ?? -1);
  const layers = widths.slice(1).map((m, k) => {
    const rows = Array.from({ length: m }, () => Array.from({ length: at(widths, k) + 1 }, next));
    return { weights: rows.map((row) => row.slice(0, -1)), bias: rows.map((row) => at(row, row.length - 1)) };
  });
  return new Network(phi, at(widths, 0) === inputs ? layers : widened(layers, inputs));
}

/** The first layer gets columns of zeros, the last one rows of zeros. */
export function widened(
  layers: readonly { readonly weights: Matrix; readonly bias: readonly Rational[] }[],
  n: number,
): Network['layers'] {
  const zero = at(SHORT_NUMBERS, 0);
  const zeros = (length: number) => Array.from({ length }, () => zero);
  return layers.map(({ weights, bias }, k) => {
    const wide = k === 0 ? weights.map((row) => [...row, ...zeros(n - row.length)]) : weights;
    if (k + 1 < layers.length) return { weights: wide, bias };
    const more = zeros(n - bias.length);
    return {
      weights: [...wide, ...more.map(() => zeros(at(wide, 0).length))],
      bias: [...bias, ...more],
    };
  });
}
