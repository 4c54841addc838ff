/**
 * One layer on many points: φ(W·x + b) of all groups from `from` on, into the groups from `to` up to `end`.
 * `layer` is the address of its four int32, see `state.ts`.
 *
 * Each output is w₁·x₁, + w₂·x₂, …, + b, rounded after every · and +: the sums of the scalar kernel, but for the 0 that
 * they start from. That 0 only turns −0 into +0, and so does b at the end, since the caller writes no b = −0; inside, the
 * sign of a zero makes no difference to any value but NaN.
 */

import { phi } from './state';

/** From the plane to the plane; `from` may be `to`. */
export function planeLayer<A>(layer: usize, from: usize, to: usize, end: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  const weights = <usize>load<u32>(layer, 8);
  const biases = <usize>load<u32>(layer, 12);
  const xToX = v128.load64_splat(weights);
  const yToX = v128.load64_splat(weights, 8);
  const xToY = v128.load64_splat(weights, 16);
  const yToY = v128.load64_splat(weights, 24);
  const toX = v128.load64_splat(biases);
  const toY = v128.load64_splat(biases, 8);
  for (; to < end; to += 128) {
    let x = v128.load(from);
    let y = v128.load(from, 64);
    v128.store(to, act.of(sum(xToX, x, yToX, y, toX), a, b, numbers));
    v128.store(to, act.of(sum(xToY, x, yToY, y, toY), a, b, numbers), 64);
    x = v128.load(from, 16);
    y = v128.load(from, 80);
    v128.store(to, act.of(sum(xToX, x, yToX, y, toX), a, b, numbers), 16);
    v128.store(to, act.of(sum(xToY, x, yToY, y, toY), a, b, numbers), 80);
    x = v128.load(from, 32);
    y = v128.load(from, 96);
    v128.store(to, act.of(sum(xToX, x, yToX, y, toX), a, b, numbers), 32);
    v128.store(to, act.of(sum(xToY, x, yToY, y, toY), a, b, numbers), 96);
    x = v128.load(from, 48);
    y = v128.load(from, 112);
    v128.store(to, act.of(sum(xToX, x, yToX, y, toX), a, b, numbers), 48);
    v128.store(to, act.of(sum(xToY, x, yToY, y, toY), a, b, numbers), 112);
    from += 128;
  }
}

@inline
function sum(u: v128, x: v128, v: v128, y: v128, c: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.mul(u, x), f64x2.mul(v, y)), c);
}

/** From space to space; `from` may be `to`. The weights of each output and its bias lie in a row, each of them twice, as a vector. */
export function spaceLayer<A>(layer: usize, from: usize, to: usize, end: usize): void {
  const rows = <usize>load<u32>(layer, 8);
  for (; to < end; to += 192) {
    fourInSpace<A>(rows, from, to);
    fourInSpace<A>(rows, from + 32, to + 32);
    from += 192;
  }
}

@inline
function fourInSpace<A>(rows: usize, from: usize, to: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  const x = v128.load(from);
  const X = v128.load(from, 16);
  const y = v128.load(from, 64);
  const Y = v128.load(from, 80);
  const z = v128.load(from, 128);
  const Z = v128.load(from, 144);
  let u = v128.load(rows);
  let v = v128.load(rows, 16);
  let w = v128.load(rows, 32);
  let c = v128.load(rows, 48);
  v128.store(to, act.of(dot(x, y, z, u, v, w, c), a, b, numbers));
  v128.store(to, act.of(dot(X, Y, Z, u, v, w, c), a, b, numbers), 16);
  u = v128.load(rows, 64);
  v = v128.load(rows, 80);
  w = v128.load(rows, 96);
  c = v128.load(rows, 112);
  v128.store(to, act.of(dot(x, y, z, u, v, w, c), a, b, numbers), 64);
  v128.store(to, act.of(dot(X, Y, Z, u, v, w, c), a, b, numbers), 80);
  u = v128.load(rows, 128);
  v = v128.load(rows, 144);
  w = v128.load(rows, 160);
  c = v128.load(rows, 176);
  v128.store(to, act.of(dot(x, y, z, u, v, w, c), a, b, numbers), 128);
  v128.store(to, act.of(dot(X, Y, Z, u, v, w, c), a, b, numbers), 144);
}

@inline
function dot(x: v128, y: v128, z: v128, u: v128, v: v128, w: v128, c: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.add(f64x2.mul(u, x), f64x2.mul(v, y)), f64x2.mul(w, z)), c);
}

/**
 * Any layer on one group, not in place: two outputs of eight points at a time, as many sums as there are registers for.
 * The weights of two outputs lie side by side, input by input; those of a last one by themselves.
 */
export function anyLayer<A>(layer: usize, from: usize, to: usize, end: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  const inputs = <usize>load<u32>(layer);
  let w = <usize>load<u32>(layer, 8);
  let c = <usize>load<u32>(layer, 12);
  const pairBytes = inputs << 4;
  for (; to + 64 < end; to += 128) {
    let x = from;
    let p = v128.load64_splat(w);
    let q = v128.load64_splat(w, 8);
    let x0 = v128.load(x);
    let x1 = v128.load(x, 16);
    let x2 = v128.load(x, 32);
    let x3 = v128.load(x, 48);
    let s0 = f64x2.mul(p, x0);
    let t0 = f64x2.mul(q, x0);
    let s1 = f64x2.mul(p, x1);
    let t1 = f64x2.mul(q, x1);
    let s2 = f64x2.mul(p, x2);
    let t2 = f64x2.mul(q, x2);
    let s3 = f64x2.mul(p, x3);
    let t3 = f64x2.mul(q, x3);
    const wEnd = w + pairBytes;
    w += 16;
    x += 64;
    for (; w < wEnd; w += 16) {
      p = v128.load64_splat(w);
      q = v128.load64_splat(w, 8);
      x0 = v128.load(x);
      x1 = v128.load(x, 16);
      x2 = v128.load(x, 32);
      x3 = v128.load(x, 48);
      s0 = f64x2.add(s0, f64x2.mul(p, x0));
      t0 = f64x2.add(t0, f64x2.mul(q, x0));
      s1 = f64x2.add(s1, f64x2.mul(p, x1));
      t1 = f64x2.add(t1, f64x2.mul(q, x1));
      s2 = f64x2.add(s2, f64x2.mul(p, x2));
      t2 = f64x2.add(t2, f64x2.mul(q, x2));
      s3 = f64x2.add(s3, f64x2.mul(p, x3));
      t3 = f64x2.add(t3, f64x2.mul(q, x3));
      x += 64;
    }
    p = v128.load64_splat(c);
    q = v128.load64_splat(c, 8);
    v128.store(to, act.of(f64x2.add(s0, p), a, b, numbers));
    v128.store(to, act.of(f64x2.add(s1, p), a, b, numbers), 16);
    v128.store(to, act.of(f64x2.add(s2, p), a, b, numbers), 32);
    v128.store(to, act.of(f64x2.add(s3, p), a, b, numbers), 48);
    v128.store(to, act.of(f64x2.add(t0, q), a, b, numbers), 64);
    v128.store(to, act.of(f64x2.add(t1, q), a, b, numbers), 80);
    v128.store(to, act.of(f64x2.add(t2, q), a, b, numbers), 96);
    v128.store(to, act.of(f64x2.add(t3, q), a, b, numbers), 112);
    c += 16;
  }
  if (to == end) return;
  let p = v128.load64_splat(w);
  let s0 = f64x2.mul(p, v128.load(from));
  let s1 = f64x2.mul(p, v128.load(from, 16));
  let s2 = f64x2.mul(p, v128.load(from, 32));
  let s3 = f64x2.mul(p, v128.load(from, 48));
  const wEnd = w + (inputs << 3);
  for (w += 8; w < wEnd; w += 8) {
    from += 64;
    p = v128.load64_splat(w);
    s0 = f64x2.add(s0, f64x2.mul(p, v128.load(from)));
    s1 = f64x2.add(s1, f64x2.mul(p, v128.load(from, 16)));
    s2 = f64x2.add(s2, f64x2.mul(p, v128.load(from, 32)));
    s3 = f64x2.add(s3, f64x2.mul(p, v128.load(from, 48)));
  }
  p = v128.load64_splat(c);
  v128.store(to, act.of(f64x2.add(s0, p), a, b, numbers));
  v128.store(to, act.of(f64x2.add(s1, p), a, b, numbers), 16);
  v128.store(to, act.of(f64x2.add(s2, p), a, b, numbers), 32);
  v128.store(to, act.of(f64x2.add(s3, p), a, b, numbers), 48);
}

/** Replaces all numbers from `at` up to `end`, a multiple of 32 bytes on, by φ of them: for a φ that takes longer than the sums. */
export function activate<A>(at: usize, end: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const a = v128.load64_splat(numbers);
  const b = v128.load64_splat(numbers, 8);
  for (; at < end; at += 32) {
    const x = act.of(v128.load(at), a, b, numbers);
    const y = act.of(v128.load(at, 16), a, b, numbers);
    v128.store(at, x);
    v128.store(at, y, 16);
  }
}
