/** The stages of F: ℝⁿ⁰ itself, then what α_1 makes of it, F_1, α_2∘F_1, F_2, …, and at last F. There are 2L of them. */

import type { Network } from '../../exact/index.js';

export interface Stage {
  /** In the paper's notation, for the image of the plane: α₂(F₁(ℝ²)). */
  readonly title: string;
  /** How many layers have begun: k for α_k and for F_k, 0 for the input. */
  readonly layer: number;
  readonly kind: 'input' | 'affine' | 'activated';
  /** Of the space in which the image lies. */
  readonly dimension: number;
}

/** For networks with two inputs, of which the images of the plane are drawn. */
export function stagesOf({ widths, depth }: Network): readonly Stage[] {
  const after = (k: number) => (k === 0 ? 'ℝ²' : `F${subscript(k)}(ℝ²)`);
  const input: Stage = { title: after(0), layer: 0, kind: 'input', dimension: 2 };
  return [
    input,
    ...widths.flatMap((dimension, i): readonly Stage[] => {
      const layer = i + 1;
      if (layer === depth) return [{ title: 'F(ℝ²)', layer, kind: 'affine', dimension }];
      return [
        { title: `α${subscript(layer)}(${after(i)})`, layer, kind: 'affine', dimension },
        { title: after(layer), layer, kind: 'activated', dimension },
      ];
    }),
  ];
}

/** The point x and its images at all stages, in floating point. */
export function orbitThrough({ activation, layers, depth }: Network): (x: readonly number[]) => number[][] {
  const floats = layers.map(({ weights, bias }) => ({
    rows: weights.map((row) => row.map((w) => w.toNumber())),
    bias: bias.map((b) => b.toNumber()),
  }));
  return (x) => {
    const points = [[...x]];
    let y = [...x];
    floats.forEach(({ rows, bias }, k) => {
      y = rows.map((row, i) => row.reduce((sum, w, j) => sum + w * (y[j] ?? NaN), bias[i] ?? NaN));
      points.push(y);
      if (k + 1 === depth) return;
      y = y.map((value) => activation.evaluate(value));
      points.push(y);
    });
    return points;
  };
}

export function subscript(k: number): string {
  return String(k).replace(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)));
}
