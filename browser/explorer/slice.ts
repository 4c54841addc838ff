/**
 * What of the inputs the picture shows. With one input: the line, with F above it. With two: the plane. With three: a plane in
 * space on which the third coordinate is constant.
 */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';

export interface Slice {
  /** How many inputs, from 1 to 3. */
  readonly inputs: number;
  /** Which input grows to the right, and which upwards, from 0; with one input F grows upwards. */
  readonly across: number;
  readonly up: number;
  /** With three inputs: the value of the one that is left. */
  readonly at: number;
}

export function sliceOf(inputs: number, at = 0): Slice {
  return { inputs, across: 0, up: 1, at };
}

/** With three inputs, the one that is constant. */
export function constantOf({ across, up }: Slice): number {
  return 3 - across - up;
}

/** The input at a place of the picture. */
export function inputAt(slice: Slice, [a, b]: PlanePoint): readonly number[] {
  const x = Array.from({ length: slice.inputs }, () => slice.at);
  x[slice.across] = a;
  if (slice.inputs > 1) x[slice.up] = b;
  return x;
}

/** Where an input lies in the picture, projected along the constant coordinate; with one input, on the diagonal. */
export function placeIn({ inputs, across, up }: Slice, x: readonly number[]): PlanePoint {
  const a = x[across] ?? NaN;
  return [a, inputs === 1 ? a : (x[up] ?? NaN)];
}

/** Whether an input lies in the picture itself, and is not projected onto it; `tolerance` is what cannot be seen. */
export function isOn(slice: Slice, x: readonly number[], tolerance: number): boolean {
  return slice.inputs < 3 || Math.abs((x[constantOf(slice)] ?? NaN) - slice.at) <= tolerance;
}

/** What the axes are called. */
export function axisNames({ inputs, across, up }: Slice): readonly [across: string, up: string] {
  return inputs === 1 ? ['x', 'F(x)'] : [coordinateName(across), coordinateName(up)];
}

/** Such as x₂, for 1. */
export function coordinateName(index: number): string {
  return `x${'₁₂₃'[index] ?? ''}`;
}
