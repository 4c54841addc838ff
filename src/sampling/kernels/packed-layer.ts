/** The numbers of a layer in the order in which `kernel/layers.ts` reads them. */

import type { FloatLayer } from './float-network.js';

/** Shapes of networks that have code of their own: all layers are 2×2, all are 3×3, or neither. */
export const SHAPES = { any: 0, plane: 1, space: 2 } as const;
export type Shape = (typeof SHAPES)[keyof typeof SHAPES];

/** The shape of a network all of whose layers are n × n. */
export function shapeIn(n: number): Shape {
  return n === 2 ? SHAPES.plane : n === 3 ? SHAPES.space : SHAPES.any;
}

export function packedLength({ weights, bias }: FloatLayer, shape: Shape): number {
  const length = weights.length + bias.length;
  return shape === SHAPES.space ? 2 * length : length;
}

/** Writes a layer from place `at` on. */
export function pack(layer: FloatLayer, shape: Shape, to: Float64Array, at: number): void {
  if (shape === SHAPES.space) return packInVectors(layer, to, at);
  const { outputs, weights, bias } = layer;
  if (shape === SHAPES.any) packSideBySide(layer, to, at);
  else to.set(weights, at);
  for (let i = 0; i < outputs; i++) to[at + weights.length + i] = withoutMinusZero(bias[i]);
}

/** See `kernel/layers.ts`: a sum that ends with b must not be −0 where the scalar kernel has +0. */
function withoutMinusZero(b = NaN): number {
  return b + 0;
}

/** The weights of an output and its bias in a row, each of them twice: a vector in memory needs no instruction to make it. */
function packInVectors({ inputs, outputs, weights, bias }: FloatLayer, to: Float64Array, at: number): void {
  let place = at;
  for (let i = 0; i < outputs; i++) {
    for (let j = 0; j < inputs; j++, place += 2) {
      const w = weights[i * inputs + j] ?? NaN;
      to[place] = w;
      to[place + 1] = w;
    }
    const b = withoutMinusZero(bias[i]);
    to[place] = b;
    to[place + 1] = b;
    place += 2;
  }
}

/** The weights of each two outputs side by side, input by input; those of a last one by themselves. */
function packSideBySide({ inputs, outputs, weights }: FloatLayer, to: Float64Array, at: number): void {
  const pairs = outputs - (outputs % 2);
  let place = at;
  for (let row = 0; row < pairs; row += 2) {
    const first = row * inputs;
    for (let e = first; e < first + inputs; e++, place += 2) {
      to[place] = weights[e] ?? NaN;
      to[place + 1] = weights[e + inputs] ?? NaN;
    }
  }
  for (let e = pairs * inputs; e < weights.length; e++) to[place++] = weights[e] ?? NaN;
}
