/**
 * A block of boxes through the layers, as `src/sampling/kernels/box-layers.ts` derives it: a box is kept as upper bounds q of its
 * coordinates, and p of their negatives.
 *
 * Of each coordinate there is a row of q, and then a row of p, each with one float64 for every box of the block. A layer goes
 * from rows to rows, so that what is known of a weight is looked up once for all boxes.
 */

import { bend, ClipEnds, LeakyEnds, Unbent, widened } from './box-activations';

/**
 * For each layer four int32: outputs, whether φ follows, the address of what its outputs are, 0. An output is b̂ for q and
 * for p; as int32 how many terms there are, and 0; of each term ŵ, and as int32 where in the room the ends for q and p begin.
 */
let table: usize = 0;
let depth: i32 = 0;
let inputs: i32 = 0;
let outputs: i32 = 0;

/** The numbers that φ is made of, and which kind it is: as in `src/sampling/kernels/simd-boxes.ts`. */
let phi: usize = 0;
let kind: i32 = 0;

/** ε, and how far finite ends go. */
let widening: f64 = 0;
let reach: f64 = 0;

/** What comes in and goes out, box by box: lower ends, upper ends, and those of the images. */
let lower: usize = 0;
let upper: usize = 0;
let lowerImage: usize = 0;
let upperImage: usize = 0;

/** Room for all rows before and after a layer, and the bytes of a row. */
let before: usize = 0;
let after: usize = 0;
let stride: usize = 0;

const LEAKY = 0;
const CLIP = 1;

export function setBoxLayers(
  layerTable: usize,
  layerCount: i32,
  inputCount: i32,
  outputCount: i32,
  activation: usize,
  activationKind: i32,
  error: f64,
  farthest: f64,
): void {
  table = layerTable;
  depth = layerCount;
  inputs = inputCount;
  outputs = outputCount;
  phi = activation;
  kind = activationKind;
  widening = error;
  reach = farthest;
}

export function setBoxRoom(
  lo: usize,
  hi: usize,
  loOfImage: usize,
  hiOfImage: usize,
  room: usize,
  otherRoom: usize,
  rowBytes: usize,
): void {
  lower = lo;
  upper = hi;
  lowerImage = loOfImage;
  upperImage = hiOfImage;
  before = room;
  after = otherRoom;
  stride = rowBytes;
}

/** The images of the first boxes, block by block. */
export function carryBoxes(count: i32): void {
  const block = <i32>(stride >> 3);
  for (let first = 0; first < count; first += block) carryBlock(first, min(block, count - first));
}

function carryBlock(first: i32, count: i32): void {
  enter(first, count);
  const bytes = (<usize>count * 8 + 63) & ~63;
  let from = before;
  let to = after;
  const end = table + (<usize>depth << 4);
  for (let layer = table; layer < end; layer += 16) {
    if (load<i32>(layer, 4) == 0) throughLayer<Unbent>(layer, from, to, bytes);
    else if (kind == LEAKY) throughLayer<LeakyEnds>(layer, from, to, bytes);
    else if (kind == CLIP) throughLayer<ClipEnds>(layer, from, to, bytes);
    else {
      throughLayer<Unbent>(layer, from, to, bytes);
      const past = to + <usize>load<i32>(layer) * 2 * stride;
      for (let q = to; q < past; q += 2 * stride) bend(q, q + stride, bytes, phi);
    }
    const next = from;
    from = to;
    to = next;
  }
  leave(from, first, count);
}

function throughLayer<A>(layer: usize, from: usize, to: usize, bytes: usize): void {
  const end = to + <usize>load<i32>(layer) * 2 * stride;
  let output = <usize>load<u32>(layer, 8);
  for (; to < end; to += 2 * stride) {
    const terms = load<i32>(output, 16);
    if (terms == 2) twoTerms<A>(output, from, to, bytes);
    else anyTerms<A>(output, from, to, bytes);
    output += 24 + (<usize>terms << 4);
  }
}

function twoTerms<A>(output: usize, from: usize, to: usize, bytes: usize): void {
  const act = changetype<A>(<usize>0);
  const a = v128.load64_splat(phi);
  const b = v128.load64_splat(phi, 8);
  const c = v128.load64_splat(phi, 16);
  const d = v128.load64_splat(phi, 24);
  const w = v128.load64_splat(output, 24);
  const v = v128.load64_splat(output, 40);
  const most = v128.load64_splat(output);
  const least = v128.load64_splat(output, 8);
  let q0 = from + <usize>load<u32>(output, 32);
  let p0 = from + <usize>load<u32>(output, 36);
  let q1 = from + <usize>load<u32>(output, 48);
  let p1 = from + <usize>load<u32>(output, 52);
  let p = to + stride;
  for (const end = to + bytes; to < end; to += 16) {
    const hi = f64x2.add(f64x2.add(f64x2.mul(w, v128.load(q0)), f64x2.mul(v, v128.load(q1))), most);
    const lo = f64x2.add(f64x2.add(f64x2.mul(w, v128.load(p0)), f64x2.mul(v, v128.load(p1))), least);
    v128.store(to, act.upper(hi, a, b));
    v128.store(p, act.lower(lo, c, d));
    q0 += 16;
    p0 += 16;
    q1 += 16;
    p1 += 16;
    p += 16;
  }
}

/** Eight boxes at a time: as many sums as there are registers for. */
function anyTerms<A>(output: usize, from: usize, to: usize, bytes: usize): void {
  const act = changetype<A>(<usize>0);
  const a = v128.load64_splat(phi);
  const b = v128.load64_splat(phi, 8);
  const c = v128.load64_splat(phi, 16);
  const d = v128.load64_splat(phi, 24);
  const first = output + 24;
  const last = first + (<usize>load<i32>(output, 16) << 4);
  for (let k: usize = 0; k < bytes; k += 64) {
    let h0 = f64x2.splat(0);
    let h1 = h0;
    let h2 = h0;
    let h3 = h0;
    let l0 = h0;
    let l1 = h0;
    let l2 = h0;
    let l3 = h0;
    const base = from + k;
    for (let term = first; term < last; term += 16) {
      const w = v128.load64_splat(term);
      const q = base + <usize>load<u32>(term, 8);
      const p = base + <usize>load<u32>(term, 12);
      h0 = f64x2.add(h0, f64x2.mul(w, v128.load(q)));
      h1 = f64x2.add(h1, f64x2.mul(w, v128.load(q, 16)));
      h2 = f64x2.add(h2, f64x2.mul(w, v128.load(q, 32)));
      h3 = f64x2.add(h3, f64x2.mul(w, v128.load(q, 48)));
      l0 = f64x2.add(l0, f64x2.mul(w, v128.load(p)));
      l1 = f64x2.add(l1, f64x2.mul(w, v128.load(p, 16)));
      l2 = f64x2.add(l2, f64x2.mul(w, v128.load(p, 32)));
      l3 = f64x2.add(l3, f64x2.mul(w, v128.load(p, 48)));
    }
    const most = v128.load64_splat(output);
    const least = v128.load64_splat(output, 8);
    const hi = to + k;
    const lo = hi + stride;
    v128.store(hi, act.upper(f64x2.add(h0, most), a, b));
    v128.store(hi, act.upper(f64x2.add(h1, most), a, b), 16);
    v128.store(hi, act.upper(f64x2.add(h2, most), a, b), 32);
    v128.store(hi, act.upper(f64x2.add(h3, most), a, b), 48);
    v128.store(lo, act.lower(f64x2.add(l0, least), c, d));
    v128.store(lo, act.lower(f64x2.add(l1, least), c, d), 16);
    v128.store(lo, act.lower(f64x2.add(l2, least), c, d), 32);
    v128.store(lo, act.lower(f64x2.add(l3, least), c, d), 48);
  }
}

/** From boxes to rows, two boxes and two coordinates at a time. What is beyond the last box is never looked at. */
function enter(first: i32, count: i32): void {
  const far = f64x2.splat(reach);
  const error = f64x2.splat(widening);
  const boxBytes = <usize>inputs << 3;
  const pairs = inputs & ~1;
  let lo = lower + <usize>first * boxBytes;
  let hi = upper + <usize>first * boxBytes;
  for (let k: usize = 0; k < <usize>count; k += 2) {
    let q = before + (k << 3);
    for (let i = 0; i < pairs; i += 2) {
      const h = v128.load(hi);
      const H = v128.load(hi + boxBytes);
      const l = v128.load(lo);
      const L = v128.load(lo + boxBytes);
      v128.store(q, entering(v128.shuffle<f64>(h, H, 0, 2), far, error));
      v128.store(q + stride, entering(f64x2.neg(v128.shuffle<f64>(l, L, 0, 2)), far, error));
      q += 2 * stride;
      v128.store(q, entering(v128.shuffle<f64>(h, H, 1, 3), far, error));
      v128.store(q + stride, entering(f64x2.neg(v128.shuffle<f64>(l, L, 1, 3)), far, error));
      q += 2 * stride;
      hi += 16;
      lo += 16;
    }
    if (pairs < inputs) {
      const h = v128.load64_lane(hi + boxBytes, v128.load64_zero(hi), 1);
      const l = v128.load64_lane(lo + boxBytes, v128.load64_zero(lo), 1);
      v128.store(q, entering(h, far, error));
      v128.store(q + stride, entering(f64x2.neg(l), far, error));
      hi += 8;
      lo += 8;
    }
    hi += boxBytes;
    lo += boxBytes;
  }
}

@inline
function entering(end: v128, far: v128, error: v128): v128 {
  const moved = widened(f64x2.pmax(end, f64x2.neg(far)), error);
  return v128.bitselect(moved, f64x2.splat(f64.POSITIVE_INFINITY), f64x2.le(end, far));
}

function leave(from: usize, first: i32, count: i32): void {
  const zero = f64x2.splat(0);
  const boxBytes = <usize>outputs << 3;
  const pairs = outputs & ~1;
  let lo = lowerImage + <usize>first * boxBytes;
  let hi = upperImage + <usize>first * boxBytes;
  for (let k: usize = 0; k < <usize>count; k += 2) {
    let q = from + (k << 3);
    for (let i = 0; i < pairs; i += 2) {
      // Not −0.
      const x = f64x2.add(v128.load(q), zero);
      const u = f64x2.sub(zero, v128.load(q + stride));
      q += 2 * stride;
      const y = f64x2.add(v128.load(q), zero);
      const v = f64x2.sub(zero, v128.load(q + stride));
      q += 2 * stride;
      v128.store(hi, v128.shuffle<f64>(x, y, 0, 2));
      v128.store(hi + boxBytes, v128.shuffle<f64>(x, y, 1, 3));
      v128.store(lo, v128.shuffle<f64>(u, v, 0, 2));
      v128.store(lo + boxBytes, v128.shuffle<f64>(u, v, 1, 3));
      hi += 16;
      lo += 16;
    }
    if (pairs < outputs) {
      const x = f64x2.add(v128.load(q), zero);
      const u = f64x2.sub(zero, v128.load(q + stride));
      v128.store64_lane(hi, x, 0);
      v128.store64_lane(hi + boxBytes, x, 1);
      v128.store64_lane(lo, u, 0);
      v128.store64_lane(lo + boxBytes, u, 1);
      hi += 8;
      lo += 8;
    }
    hi += boxBytes;
    lo += boxBytes;
  }
}
