/** What the module exports: the state to set, and the two loops. */

import { Bend, Clip, Leaky, Pieces, Relu } from './activations';
import { Any, follow, Follow, Plane, Space } from './apply';
import { settleBlock, stepBlock } from './settle';
import { Elu, Sigmoid, Silu, Softplus, Tanh } from './smooth';

export { carryBoxes, setBoxLayers, setBoxRoom } from './boxes';
export { setBlock, setNetwork, setTargets } from './state';

/** Where the memory that the caller may use begins. */
export const start: usize = __heap_base;

/**
 * F is compiled once for each shape and each kind of φ. It is chosen by reference: a call would be inlined, and the engine
 * would have to optimise all of them, in one function, for the sake of one.
 */
function followIn<A>(shape: i32): Follow {
  if (shape == 1) return (end: usize, w: i32): void => follow<Plane, A>(end, w);
  if (shape == 2) return (end: usize, w: i32): void => follow<Space, A>(end, w);
  return (end: usize, w: i32): void => follow<Any, A>(end, w);
}

/** The kinds are numbered as in `simd-activation.ts`, the shapes as in `packed-layer.ts` in `src/sampling/kernels/`. */
function followOf(shape: i32, kind: i32): Follow {
  if (kind == 0) return followIn<Leaky>(shape);
  if (kind == 1) return followIn<Relu>(shape);
  if (kind == 2) return followIn<Clip>(shape);
  if (kind == 3) return followIn<Bend>(shape);
  if (kind == 4) return followIn<Pieces>(shape);
  if (kind == 5) return followIn<Tanh>(shape);
  if (kind == 6) return followIn<Sigmoid>(shape);
  if (kind == 7) return followIn<Softplus>(shape);
  if (kind == 8) return followIn<Elu>(shape);
  return followIn<Silu>(shape);
}

export function step(shape: i32, kind: i32, count: i32, times: i32): void {
  const F = followOf(shape, kind);
  if (shape == 1) stepBlock<Plane>(F, count, times);
  else if (shape == 2) stepBlock<Space>(F, count, times);
  else stepBlock<Any>(F, count, times);
}

type Settle = (F: Follow, count: i32, budget: i32, look: i32, looks: i32, escapeRadius: f64) => void;

/** Chosen by reference too, so that each is optimised by itself. */
function settleIn(shape: i32): Settle {
  if (shape == 1) {
    return (F: Follow, count: i32, budget: i32, look: i32, looks: i32, radius: f64): void =>
      settleBlock<Plane>(F, count, budget, look, looks, radius);
  }
  if (shape == 2) {
    return (F: Follow, count: i32, budget: i32, look: i32, looks: i32, radius: f64): void =>
      settleBlock<Space>(F, count, budget, look, looks, radius);
  }
  return (F: Follow, count: i32, budget: i32, look: i32, looks: i32, radius: f64): void =>
    settleBlock<Any>(F, count, budget, look, looks, radius);
}

export function settle(
  shape: i32,
  kind: i32,
  count: i32,
  budget: i32,
  look: i32,
  looks: i32,
  escapeRadius: f64,
): void {
  settleIn(shape)(followOf(shape, kind), count, budget, look, looks, escapeRadius);
}
