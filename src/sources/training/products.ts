/**
 * Products of matrices in float64, row after row. Each entry is a sum from the first term to the last, so the same
 * numbers give the same bytes. For speed, four rows of the first matrix and two of the second are read at once.
 */

/** A·Bᵀ for A of shape p×k and B of shape q×k: p×q, written to `out`. */
export function timesTransposed(
  a: Float64Array,
  b: Float64Array,
  p: number,
  q: number,
  k: number,
  out: Float64Array,
): void {
  const [evenP, fourQ] = [p - (p % 2), q - (q % 4)];
  for (let j = 0; j < fourQ; j += 4) {
    const [b0, b1, b2, b3] = [j * k, (j + 1) * k, (j + 2) * k, (j + 3) * k];
    for (let i = 0; i < evenP; i += 2) {
      const [a0, a1] = [i * k, (i + 1) * k];
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let t = 0; t < k; t++) {
        const x0 = a[a0 + t] ?? NaN;
        const x1 = a[a1 + t] ?? NaN;
        const y0 = b[b0 + t] ?? NaN;
        const y1 = b[b1 + t] ?? NaN;
        const y2 = b[b2 + t] ?? NaN;
        const y3 = b[b3 + t] ?? NaN;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
      }
      const [r0, r1] = [i * q + j, (i + 1) * q + j];
      out[r0] = s00;
      out[r0 + 1] = s01;
      out[r0 + 2] = s02;
      out[r0 + 3] = s03;
      out[r1] = s10;
      out[r1 + 1] = s11;
      out[r1 + 2] = s12;
      out[r1 + 3] = s13;
    }
  }
  // The rest: the last row of A, and the last rows of B.
  for (let i = 0; i < p; i++) {
    for (let j = i < evenP ? fourQ : 0; j < q; j++) out[i * q + j] = dot(a, b, i * k, j * k, k);
  }
}

function dot(a: Float64Array, b: Float64Array, from: number, to: number, k: number): number {
  let sum = 0;
  for (let t = 0; t < k; t++) sum += (a[from + t] ?? NaN) * (b[to + t] ?? NaN);
  return sum;
}

/** Aᵀ for A of shape p×q: q×p, written to `out`. */
export function transposed(a: Float64Array, p: number, q: number, out: Float64Array): void {
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < q; j++) out[j * p + i] = a[i * q + j] ?? NaN;
  }
}
