/**
 * F on a group of 8 points. Each output is w₁·x₁, + w₂·x₂, …, + b, rounded after every · and +: the sums of the
 * scalar kernel, but for the 0 that they start from. That 0 only turns −0 into +0, and so does b at the end, since
 * the caller writes no b = −0; inside, the sign of a zero makes no difference to any value but NaN.
 */

import { after, before, depth, groupBytes, layers, phi } from './state';

/** How the coordinates of a group go through the layers: `Plane` and `Space` if all layers are 2×2, or all 3×3. */
export class Plane {}
export class Space {}
export class Any {}

/** Replaces the points of the group at x by their images. */
@inline
export function applyTo<S, A>(x: usize): void {
  if (idof<S>() == idof<Plane>()) {
    for (let half = x; half <= x + 32; half += 32) inPlane<A>(half);
  } else if (idof<S>() == idof<Space>()) {
    for (let half = x; half <= x + 32; half += 32) inSpace<A>(half);
  } else {
    anywhere<A>(x);
  }
}

@inline
function dot2(x: v128, y: v128, w: usize, b: usize): v128 {
  return f64x2.add(
    f64x2.add(f64x2.mul(v128.load64_splat(w), x), f64x2.mul(v128.load64_splat(w, 8), y)),
    v128.load64_splat(b),
  );
}

/** Four points of the plane. */
@inline
function inPlane<A>(at: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  let x = v128.load(at);
  let y = v128.load(at, 64);
  let X = v128.load(at, 16);
  let Y = v128.load(at, 80);
  let layer = layers;
  const last = layer + (<usize>(depth - 1) << 4);
  for (; layer < last; layer += 16) {
    const w = <usize>load<u32>(layer, 8);
    const c = <usize>load<u32>(layer, 12);
    const w0 = v128.load64_splat(w);
    const w1 = v128.load64_splat(w, 8);
    const w2 = v128.load64_splat(w, 16);
    const w3 = v128.load64_splat(w, 24);
    const c0 = v128.load64_splat(c);
    const c1 = v128.load64_splat(c, 8);
    const p = f64x2.add(f64x2.add(f64x2.mul(w0, x), f64x2.mul(w1, y)), c0);
    const q = f64x2.add(f64x2.add(f64x2.mul(w2, x), f64x2.mul(w3, y)), c1);
    const P = f64x2.add(f64x2.add(f64x2.mul(w0, X), f64x2.mul(w1, Y)), c0);
    const Q = f64x2.add(f64x2.add(f64x2.mul(w2, X), f64x2.mul(w3, Y)), c1);
    x = act.of(p, a, b, numbers);
    y = act.of(q, a, b, numbers);
    X = act.of(P, a, b, numbers);
    Y = act.of(Q, a, b, numbers);
  }
  const w = <usize>load<u32>(layer, 8);
  const c = <usize>load<u32>(layer, 12);
  v128.store(at, dot2(x, y, w, c));
  v128.store(at, dot2(x, y, w + 16, c + 8), 64);
  v128.store(at, dot2(X, Y, w, c), 16);
  v128.store(at, dot2(X, Y, w + 16, c + 8), 80);
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
function inSpace<A>(at: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  let x = v128.load(at);
  let y = v128.load(at, 64);
  let z = v128.load(at, 128);
  let X = v128.load(at, 16);
  let Y = v128.load(at, 80);
  let Z = v128.load(at, 144);
  let layer = layers;
  const last = layer + (<usize>(depth - 1) << 4);
  for (; layer < last; layer += 16) {
    const w = <usize>load<u32>(layer, 8);
    const c = <usize>load<u32>(layer, 12);
    const p = dot3(x, y, z, w, c);
    const P = dot3(X, Y, Z, w, c);
    const q = dot3(x, y, z, w + 24, c + 8);
    const Q = dot3(X, Y, Z, w + 24, c + 8);
    const r = dot3(x, y, z, w + 48, c + 16);
    const R = dot3(X, Y, Z, w + 48, c + 16);
    x = act.of(p, a, b, numbers);
    X = act.of(P, a, b, numbers);
    y = act.of(q, a, b, numbers);
    Y = act.of(Q, a, b, numbers);
    z = act.of(r, a, b, numbers);
    Z = act.of(R, a, b, numbers);
  }
  const w = <usize>load<u32>(layer, 8);
  const c = <usize>load<u32>(layer, 12);
  v128.store(at, dot3(x, y, z, w, c));
  v128.store(at, dot3(X, Y, Z, w, c), 16);
  v128.store(at, dot3(x, y, z, w + 24, c + 8), 64);
  v128.store(at, dot3(X, Y, Z, w + 24, c + 8), 80);
  v128.store(at, dot3(x, y, z, w + 48, c + 16), 128);
  v128.store(at, dot3(X, Y, Z, w + 48, c + 16), 144);
}

/** Eight points: from x to `before`, from there to `after` and back again, and to x by the last layer. */
function anywhere<A>(x: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  let from = x;
  let to = before;
  let next = after;
  let layer = layers;
  const last = layer + (<usize>(depth - 1) << 4);
  for (; layer < last; layer += 16) {
    affine(layer, from, to);
    const end = to + (<usize>load<u32>(layer, 4) << 6);
    for (let y = to; y < end; y += 32) {
      v128.store(y, act.of(v128.load(y), a, b, numbers));
      v128.store(y, act.of(v128.load(y, 16), a, b, numbers), 16);
    }
    from = to;
    to = next;
    next = from;
  }
  if (from == x) {
    affine(layer, from, to);
    memory.copy(x, to, groupBytes);
  } else {
    affine(layer, from, x);
  }
}

/** W·x + b, two outputs of eight points at a time: as many sums as there are registers for. */
function affine(layer: usize, from: usize, to: usize): void {
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
  }
}
