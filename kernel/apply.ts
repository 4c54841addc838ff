/** F on a block of points. */

import { Bend, Clip, Identity, Leaky, Pieces, Relu } from './activations';
import { activate, anyLayer, planeLayer, spaceLayer } from './layers';
import { activateSmoothly } from './smooth';
import { after, before, block, blockBytes, depth, groupBytes, layers, trail } from './state';

/** How points go through the layers: `Plane` and `Space` if all layers are 2×2, or all 3×3. */
export class Plane {}
export class Space {}
export class Any {}

/** Replaces the points of the groups up to `end` by their images under F^w, and leaves those under F, …, F^(w − 1) on the trail. */
export type Follow = (end: usize, w: i32) => void;

export function follow<S, A>(end: usize, w: i32): void {
  const bytes = end - block;
  for (let s = 1, from = block, to = trail; s <= w; s++) {
    if (s == w) to = block;
    if (idof<S>() == idof<Any>()) groupByGroup<A>(from, to, to + bytes);
    else layerByLayer<S, A>(from, to, to + bytes);
    from = to;
    to += blockBytes;
  }
}

/** Every layer goes over all groups before the next one: its weights stay in registers, and no point waits for another. */
@inline
function layerByLayer<S, A>(from: usize, to: usize, end: usize): void {
  let layer = layers;
  for (const last = layer + (<usize>(depth - 1) << 4); layer < last; layer += 16) {
    hidden<S, A>(layer, from, to, end);
    from = to;
  }
  affine<S, Identity>(layer, from, to, end);
}

/** Every group goes through all layers before the next one: what it is meanwhile stays near, however wide the layers. */
@inline
function groupByGroup<A>(from: usize, to: usize, end: usize): void {
  const last = layers + (<usize>(depth - 1) << 4);
  for (; to < end; to += groupBytes) {
    let at = from;
    let room = before;
    let next = after;
    let layer = layers;
    for (; layer < last; layer += 16) {
      hidden<Any, A>(layer, at, room, room + (<usize>load<u32>(layer, 4) << 6));
      at = room;
      room = next;
      next = at;
    }
    if (at == to) {
      // A single layer, in place.
      affine<Any, Identity>(layer, at, room, room + groupBytes);
      memory.copy(to, room, groupBytes);
    } else {
      affine<Any, Identity>(layer, at, to, to + groupBytes);
    }
    from += groupBytes;
  }
}

/** A layer with φ. One that takes longer than the sums before it has a loop of its own, which all shapes share. */
@inline
function hidden<S, A>(layer: usize, from: usize, to: usize, end: usize): void {
  if (isShort<A>()) {
    affine<S, A>(layer, from, to, end);
  } else {
    affine<S, Identity>(layer, from, to, end);
    if (idof<A>() == idof<Pieces>()) activate<A>(to, end);
    else activateSmoothly<A>(to, end);
  }
}

@inline
function isShort<A>(): bool {
  const id = idof<A>();
  return id == idof<Leaky>() || id == idof<Relu>() || id == idof<Clip>() || id == idof<Bend>();
}

@inline
function affine<S, A>(layer: usize, from: usize, to: usize, end: usize): void {
  if (idof<S>() == idof<Plane>()) planeLayer<A>(layer, from, to, end);
  else if (idof<S>() == idof<Space>()) spaceLayer<A>(layer, from, to, end);
  else anyLayer<A>(layer, from, to, end);
}
