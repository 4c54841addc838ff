/**
 * What the module exports: the state to set, and the two loops, compiled once for each shape and each kind of φ.
 *
 * They are chosen by reference. Calls would be inlined, and the engine would have to optimise all of them, in one
 * function, for the sake of one.
 */

import { Bend, Clip, Leaky, Pieces, Relu } from './activations';
import { Any, Plane, Space } from './apply';
import { settleBlock, stepBlock } from './settle';
import { Elu, Sigmoid, Silu, Softplus, Tanh } from './smooth';

export { carryBoxes, setBoxLayers, setBoxRoom } from './boxes';
export { setBlock, setNetwork, setTargets } from './state';

/** Where the memory that the caller may use begins. */
export const start: usize = __heap_base;

type Step = (count: i32) => void;
type Settle = (count: i32, budget: i32, look: i32, looks: i32, escapeRadius: f64) => void;

/** 1 plane, 2 space, 0 any shape, as in `src/sampling/kernels/simd-kernel.ts`. For a smooth φ, few of them are worth their code. */
function stepIn<A>(shape: i32): Step {
  if (shape == 1) return (count: i32): void => stepBlock<Plane, A>(count);
  if (shape == 2) return (count: i32): void => stepBlock<Space, A>(count);
  return (count: i32): void => stepBlock<Any, A>(count);
}

function settleIn<A>(shape: i32): Settle {
  if (shape == 1) {
    return (count: i32, budget: i32, look: i32, looks: i32, radius: f64): void => settleBlock<Plane, A>(count, budget, look, looks, radius);
  }
  if (shape == 2) {
    return (count: i32, budget: i32, look: i32, looks: i32, radius: f64): void => settleBlock<Space, A>(count, budget, look, looks, radius);
  }
  return (count: i32, budget: i32, look: i32, looks: i32, radius: f64): void => settleBlock<Any, A>(count, budget, look, looks, radius);
}

function settleSmoothIn<A>(shape: i32): Settle {
  if (shape == 1) {
    return (count: i32, budget: i32, look: i32, looks: i32, radius: f64): void => settleBlock<Plane, A>(count, budget, look, looks, radius);
  }
  return (count: i32, budget: i32, look: i32, looks: i32, radius: f64): void => settleBlock<Any, A>(count, budget, look, looks, radius);
}

/** The kinds are numbered as in `src/sampling/kernels/simd-activation.ts`. */
export function step(shape: i32, kind: i32, count: i32): void {
  stepOf(shape, kind)(count);
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
  settleOf(shape, kind)(count, budget, look, looks, escapeRadius);
}

function stepOf(shape: i32, kind: i32): Step {
  if (kind == 0) return stepIn<Leaky>(shape);
  if (kind == 1) return stepIn<Relu>(shape);
  if (kind == 2) return stepIn<Clip>(shape);
  if (kind == 3) return stepIn<Bend>(shape);
  if (kind == 4) return stepIn<Pieces>(shape);
  if (kind == 5) return (count: i32): void => stepBlock<Any, Tanh>(count);
  if (kind == 6) return (count: i32): void => stepBlock<Any, Sigmoid>(count);
  if (kind == 7) return (count: i32): void => stepBlock<Any, Softplus>(count);
  if (kind == 8) return (count: i32): void => stepBlock<Any, Elu>(count);
  return (count: i32): void => stepBlock<Any, Silu>(count);
}

function settleOf(shape: i32, kind: i32): Settle {
  if (kind == 0) return settleIn<Leaky>(shape);
  if (kind == 1) return settleIn<Relu>(shape);
  if (kind == 2) return settleIn<Clip>(shape);
  if (kind == 3) return settleIn<Bend>(shape);
  if (kind == 4) return settleIn<Pieces>(shape);
  if (kind == 5) return settleSmoothIn<Tanh>(shape);
  if (kind == 6) return settleSmoothIn<Sigmoid>(shape);
  if (kind == 7) return settleSmoothIn<Softplus>(shape);
  if (kind == 8) return settleSmoothIn<Elu>(shape);
  return settleSmoothIn<Silu>(shape);
}
