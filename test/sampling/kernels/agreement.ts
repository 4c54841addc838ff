/** Both kernels on the same points, compared bit for bit. */

import { expect } from 'vitest';
import {
  floatNetwork,
  type Kernel,
  type OrbitLimits,
  ScalarKernel,
  SimdKernel,
  type Targets,
} from '../../../src/sampling/index.js';
import type { Network } from '../../../src/exact/index.js';

export function kernelsOf(F: Network): { scalar: Kernel; simd: Kernel } {
  const floats = floatNetwork(F);
  const simd = SimdKernel.for(floats);
  if (simd === undefined) throw new Error('expected an engine with SIMD');
  return { scalar: new ScalarKernel(floats), simd };
}

/** Where two lists differ first, −1 if nowhere. NaN is NaN, and +0 is not −0. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

/** Both kernels do the same with the points, bit for bit. Gives the endings. */
export function expectAgreement(
  { scalar, simd }: { scalar: Kernel; simd: Kernel },
  points: readonly number[],
  targets: Targets,
  limits: OrbitLimits,
): Int32Array {
  const count = points.length / scalar.dimension;
  const [x, y] = [Float64Array.from(points), Float64Array.from(points)];
  scalar.step(x, count);
  simd.step(y, count);
  expect(difference(x, y)).toBe(-1);
  const z = Float64Array.from(points);
  scalar.step(x, count);
  simd.step(z, count, 2);
  expect(difference(x, z)).toBe(-1);
  const [u, v] = [Float64Array.from(points), Float64Array.from(points)];
  const expected = scalar.settle(u, count, targets, limits);
  const found = simd.settle(v, count, targets, limits);
  expect(difference(expected.endings, found.endings)).toBe(-1);
  expect(difference(expected.steps, found.steps)).toBe(-1);
  expect(difference(u, v)).toBe(-1);
  return expected.endings;
}

/** Balls, each around a point to which the orbit of some point has come. */
export function targetsFor(kernel: Kernel, starts: readonly (readonly number[])[], radius: number): Targets {
  const n = kernel.dimension;
  const centres = Float64Array.from(starts.flat());
  for (let t = 0; t < 40; t++) kernel.step(centres, starts.length);
  return {
    count: starts.length,
    centres,
    forms: Float64Array.from({ length: starts.length * n * n }, (_, e) =>
      (e % (n * n)) % (n + 1) === 0 ? 1 / radius : 0,
    ),
    reach: new Float64Array(starts.length * n).fill(radius),
  };
}

export const none: Targets = {
  count: 0,
  centres: new Float64Array(),
  forms: new Float64Array(),
  reach: new Float64Array(),
};

/** Points on a coarse lattice with these numbers of coordinates. */
export function lattice(count: number, n: number, step: number): number[] {
  return Array.from({ length: count * n }, (_, e) => ((((e * 7919) % 41) - 20) / 4) * step);
}
