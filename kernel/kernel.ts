/** What the module exports: the state to set, and the two loops, compiled once for each shape and each kind of φ. */

import { Bend, Clip, Leaky, Pieces } from './activations';
import { Any, Plane, Space } from './apply';
import { settleBlock, stepBlock } from './settle';

export { setBlock, setNetwork, setTargets } from './state';

/** Where the memory that the caller may use begins. */
export const start: usize = __heap_base;

/** As in `simd-program.ts`: 0 any shape, 1 plane, 2 space; the kinds of φ from 0. */
function stepAs<A>(shape: i32, count: i32): void {
  if (shape == 1) stepBlock<Plane, A>(count);
  else if (shape == 2) stepBlock<Space, A>(count);
  else stepBlock<Any, A>(count);
}

function settleAs<A>(shape: i32, count: i32, budget: i32, escapeRadius: f64): void {
  if (shape == 1) settleBlock<Plane, A>(count, budget, escapeRadius);
  else if (shape == 2) settleBlock<Space, A>(count, budget, escapeRadius);
  else settleBlock<Any, A>(count, budget, escapeRadius);
}

export function step(shape: i32, kind: i32, count: i32): void {
  if (kind == 0) stepAs<Leaky>(shape, count);
  else if (kind == 1) stepAs<Clip>(shape, count);
  else if (kind == 2) stepAs<Bend>(shape, count);
  else stepAs<Pieces>(shape, count);
}

export function settle(shape: i32, kind: i32, count: i32, budget: i32, escapeRadius: f64): void {
  if (kind == 0) settleAs<Leaky>(shape, count, budget, escapeRadius);
  else if (kind == 1) settleAs<Clip>(shape, count, budget, escapeRadius);
  else if (kind == 2) settleAs<Bend>(shape, count, budget, escapeRadius);
  else settleAs<Pieces>(shape, count, budget, escapeRadius);
}
