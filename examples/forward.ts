/** Somebody's code: a forward pass, written down as everyone does. */

interface Layers {
  layers: { weights: number[][]; bias: number[] }[];
  /** The activation. */
  phi: (x: number) => number;
}

export function forward({ layers, phi }: Layers, x: number[]): number[] {
  return layers.reduce((input, { weights, bias }, k) => {
    const sums = weights.map((row, i) =>
      row.reduce((sum, w, j) => sum + w * (input[j] ?? NaN), bias[i] ?? NaN),
    );
    return k < layers.length - 1 ? sums.map(phi) : sums;
  }, x);
}
