/**
 * F on a group of 8 points. Each output is w₁·x₁, + w₂·x₂, …, + b, rounded after every · and +: the sums of the
 * scalar kernel, but for the 0 that they start from. That 0 only turns −0 into +0, and so does b at the end, since
 * the caller writes no b = −0; inside, the sign of a zero makes no difference to any value but NaN.
 */

import { Identity } from './activations';
import { after, before, block, blockBytes, depth, groupBytes, layers, phi, trail } from './state';

/** How the coordinates of a group go through the layers: `Plane` and `Space` if all layers are 2×2, or all 3×3. */
export class Plane {}
export class Space {}
export class Any {}

/**
 * Replaces the points of the group at x by their images under F^w, and leaves those under F, …, F^(w − 1) on the trail.
 * For `Any`, w is 1.
 */
@inline
export function follow<S, A>(x: usize, w: i32): void {
  if (idof<S>() == idof<Plane>()) {
    inPlane<A>(x, w);
  } else if (idof<S>() == idof<Space>()) {
    for (let half = x; half <= x + 32; half += 32) inSpace<A>(half, w);
  } else {
    anywhere<A>(x);
  }
}

/** The weights of a layer and its biases lie in a row, those of the next layer behind them. */
const PLANE_BYTES: usize = 48;
const SPACE_BYTES: usize = 112;

/** Eight points of the plane. */
@inline
function inPlane<A>(at: usize, steps: i32): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  const first = <usize>load<u32>(layers, 8);
  const last = first + <usize>(depth - 1) * PLANE_BYTES;
  const apart = blockBytes;
  let to = trail + (at - block);
  let x0 = v128.load(at);
  let x1 = v128.load(at, 16);
  let x2 = v128.load(at, 32);
  let x3 = v128.load(at, 48);
  let y0 = v128.load(at, 64);
  let y1 = v128.load(at, 80);
  let y2 = v128.load(at, 96);
  let y3 = v128.load(at, 112);
  for (let left = steps; ; ) {
    for (let w = first; w < last; w += PLANE_BYTES) {
      let u = v128.load64_splat(w);
      let v = v128.load64_splat(w, 8);
      let c = v128.load64_splat(w, 32);
      const p0 = sum(u, x0, v, y0, c);
      const p1 = sum(u, x1, v, y1, c);
      const p2 = sum(u, x2, v, y2, c);
      const p3 = sum(u, x3, v, y3, c);
      u = v128.load64_splat(w, 16);
      v = v128.load64_splat(w, 24);
      c = v128.load64_splat(w, 40);
      y0 = act.of(sum(u, x0, v, y0, c), a, b, numbers);
      y1 = act.of(sum(u, x1, v, y1, c), a, b, numbers);
      y2 = act.of(sum(u, x2, v, y2, c), a, b, numbers);
      y3 = act.of(sum(u, x3, v, y3, c), a, b, numbers);
      x0 = act.of(p0, a, b, numbers);
      x1 = act.of(p1, a, b, numbers);
      x2 = act.of(p2, a, b, numbers);
      x3 = act.of(p3, a, b, numbers);
    }
    let u = v128.load64_splat(last);
    let v = v128.load64_splat(last, 8);
    let c = v128.load64_splat(last, 32);
    const p0 = sum(u, x0, v, y0, c);
    const p1 = sum(u, x1, v, y1, c);
    const p2 = sum(u, x2, v, y2, c);
    const p3 = sum(u, x3, v, y3, c);
    u = v128.load64_splat(last, 16);
    v = v128.load64_splat(last, 24);
    c = v128.load64_splat(last, 40);
    y0 = sum(u, x0, v, y0, c);
    y1 = sum(u, x1, v, y1, c);
    y2 = sum(u, x2, v, y2, c);
    y3 = sum(u, x3, v, y3, c);
    x0 = p0;
    x1 = p1;
    x2 = p2;
    x3 = p3;
    if (--left == 0) break;
    v128.store(to, x0);
    v128.store(to, x1, 16);
    v128.store(to, x2, 32);
    v128.store(to, x3, 48);
    v128.store(to, y0, 64);
    v128.store(to, y1, 80);
    v128.store(to, y2, 96);
    v128.store(to, y3, 112);
    to += apart;
  }
  v128.store(at, x0);
  v128.store(at, x1, 16);
  v128.store(at, x2, 32);
  v128.store(at, x3, 48);
  v128.store(at, y0, 64);
  v128.store(at, y1, 80);
  v128.store(at, y2, 96);
  v128.store(at, y3, 112);
}

@inline
function sum(u: v128, x: v128, v: v128, y: v128, c: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.mul(u, x), f64x2.mul(v, y)), c);
}

@inline
function dot3(x: v128, y: v128, z: v128, w: usize, b: usize): v128 {
  return f64x2.add(
    f64x2.add(
      f64x2.add(f64x2.mul(v128.load64_splat(w), x), f64x2.mul(v128.load64_splat(w, 8), y)),
      f64x2.mul(v128.load64_splat(w, 16), z),
    ),
    v128.load64_splat(b),
  );
}

/** Four points of space. */
@inline
function inSpace<A>(at: usize, steps: i32): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  const first = <usize>load<u32>(layers, 8);
  const last = first + <usize>(depth - 1) * SPACE_BYTES;
  const apart = blockBytes;
  let to = trail + (at - block);
  let x = v128.load(at);
  let y = v128.load(at, 64);
  let z = v128.load(at, 128);
  let X = v128.load(at, 16);
  let Y = v128.load(at, 80);
  let Z = v128.load(at, 144);
  for (let left = steps; ; ) {
    for (let w = first; w < last; w += SPACE_BYTES) {
      const p = dot3(x, y, z, w, w + 80);
      const P = dot3(X, Y, Z, w, w + 80);
      const q = dot3(x, y, z, w + 24, w + 88);
      const Q = dot3(X, Y, Z, w + 24, w + 88);
      const r = dot3(x, y, z, w + 48, w + 96);
      const R = dot3(X, Y, Z, w + 48, w + 96);
      x = act.of(p, a, b, numbers);
      X = act.of(P, a, b, numbers);
      y = act.of(q, a, b, numbers);
      Y = act.of(Q, a, b, numbers);
      z = act.of(r, a, b, numbers);
      Z = act.of(R, a, b, numbers);
    }
    const p = dot3(x, y, z, last, last + 80);
    const P = dot3(X, Y, Z, last, last + 80);
    const q = dot3(x, y, z, last + 24, last + 88);
    const Q = dot3(X, Y, Z, last + 24, last + 88);
    z = dot3(x, y, z, last + 48, last + 96);
    Z = dot3(X, Y, Z, last + 48, last + 96);
    x = p;
    X = P;
    y = q;
    Y = Q;
    if (--left == 0) break;
    v128.store(to, x);
    v128.store(to, X, 16);
    v128.store(to, y, 64);
    v128.store(to, Y, 80);
    v128.store(to, z, 128);
    v128.store(to, Z, 144);
    to += apart;
  }
  v128.store(at, x);
  v128.store(at, X, 16);
  v128.store(at, y, 64);
  v128.store(at, Y, 80);
  v128.store(at, z, 128);
  v128.store(at, Z, 144);
}

/** Eight points: from x to `before`, from there to `after` and back again, and to x by the last layer. */
function anywhere<A>(x: usize): void {
  let from = x;
  let to = before;
  let next = after;
  let layer = layers;
  const last = layer + (<usize>(depth - 1) << 4);
  for (; layer < last; layer += 16) {
    affine<A>(layer, from, to);
    from = to;
    to = next;
    next = from;
  }
  if (from == x) {
    affine<Identity>(layer, from, to);
    memory.copy(x, to, groupBytes);
  } else {
    affine<Identity>(layer, from, x);
  }
}

/** φ(W·x + b), two outputs of eight points at a time: as many sums as there are registers for. */
function affine<A>(layer: usize, from: usize, to: usize): void {
  const inputs = <usize>load<u32>(layer);
  const end = to + (<usize>load<u32>(layer, 4) << 6);
  let w = <usize>load<u32>(layer, 8);
  let c = <usize>load<u32>(layer, 12);
  const rowBytes = inputs << 3;
  while (to + 64 < end) {
    let v = w + rowBytes;
    let x = from;
    let p = v128.load64_splat(w);
    let q = v128.load64_splat(v);
    let s0 = f64x2.mul(p, v128.load(x));
    let s1 = f64x2.mul(p, v128.load(x, 16));
    let s2 = f64x2.mul(p, v128.load(x, 32));
    let s3 = f64x2.mul(p, v128.load(x, 48));
    let t0 = f64x2.mul(q, v128.load(x));
    let t1 = f64x2.mul(q, v128.load(x, 16));
    let t2 = f64x2.mul(q, v128.load(x, 32));
    let t3 = f64x2.mul(q, v128.load(x, 48));
    const rowEnd = v;
    for (w += 8; w < rowEnd; w += 8) {
      x += 64;
      v += 8;
      p = v128.load64_splat(w);
      q = v128.load64_splat(v);
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      s0 = f64x2.add(s0, f64x2.mul(p, x0));
      t0 = f64x2.add(t0, f64x2.mul(q, x0));
      s1 = f64x2.add(s1, f64x2.mul(p, x1));
      t1 = f64x2.add(t1, f64x2.mul(q, x1));
      s2 = f64x2.add(s2, f64x2.mul(p, x2));
      t2 = f64x2.add(t2, f64x2.mul(q, x2));
      s3 = f64x2.add(s3, f64x2.mul(p, x3));
      t3 = f64x2.add(t3, f64x2.mul(q, x3));
    }
    p = v128.load64_splat(c);
    q = v128.load64_splat(c, 8);
    v128.store(to, f64x2.add(s0, p));
    v128.store(to, f64x2.add(s1, p), 16);
    v128.store(to, f64x2.add(s2, p), 32);
    v128.store(to, f64x2.add(s3, p), 48);
    v128.store(to, f64x2.add(t0, q), 64);
    v128.store(to, f64x2.add(t1, q), 80);
    v128.store(to, f64x2.add(t2, q), 96);
    v128.store(to, f64x2.add(t3, q), 112);
    activate<A>(to, to + 128);
    w += rowBytes;
    c += 16;
    to += 128;
  }
  if (to < end) {
    let x = from;
    let p = v128.load64_splat(w);
    let s0 = f64x2.mul(p, v128.load(x));
    let s1 = f64x2.mul(p, v128.load(x, 16));
    let s2 = f64x2.mul(p, v128.load(x, 32));
    let s3 = f64x2.mul(p, v128.load(x, 48));
    const rowEnd = w + rowBytes;
    for (w += 8; w < rowEnd; w += 8) {
      x += 64;
      p = v128.load64_splat(w);
      s0 = f64x2.add(s0, f64x2.mul(p, v128.load(x)));
      s1 = f64x2.add(s1, f64x2.mul(p, v128.load(x, 16)));
      s2 = f64x2.add(s2, f64x2.mul(p, v128.load(x, 32)));
      s3 = f64x2.add(s3, f64x2.mul(p, v128.load(x, 48)));
    }
    p = v128.load64_splat(c);
    v128.store(to, f64x2.add(s0, p));
    v128.store(to, f64x2.add(s1, p), 16);
    v128.store(to, f64x2.add(s2, p), 32);
    v128.store(to, f64x2.add(s3, p), 48);
    activate<A>(to, to + 64);
  }
}

@inline
function activate<A>(from: usize, to: usize): void {
  if (idof<A>() == idof<Identity>()) return;
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  for (let y = from; y < to; y += 32) {
    v128.store(y, act.of(v128.load(y), a, b, numbers));
    v128.store(y, act.of(v128.load(y, 16), a, b, numbers), 16);
  }
}
