/**
 * The same with one buffer less, and a bug on purpose: a sum is written over an input that the sums after it still need.
 */

interface Layers {
  layers: { weights: number[][]; bias: number[] }[];
  phi: (x: number) => number;
}

export function inPlaceForward({ layers, phi }: Layers, x: number[]): number[] {
  const buffer = [...x];
  layers.forEach(({ weights, bias }, k) => {
    const width = buffer.length;
    weights.forEach((row, i) => {
      let sum = bias[i] ?? NaN;
      for (let j = 0; j < width; j++) sum += (row[j] ?? NaN) * (buffer[j] ?? NaN);
      buffer[i] = k < layers.length - 1 ? phi(sum) : sum;
    });
    buffer.length = weights.length;
  });
  return buffer;
}
