/**
 * The eigenvalues of a real square matrix, without eigenvectors: the reduction to Hessenberg form by reflections, and the shifted QR algorithm of
 * Francis (EISPACK's `orthes` and `hqr`). For hundreds of matrices of order 200 this is several times faster than a decomposition with vectors.
 */

/** An eigenvalue, re + im·i. */
export interface Eigenvalue {
  readonly re: number;
  readonly im: number;
}

const EPSILON = 2 ** -52;
const MOST_ITERATIONS = 60;

/** Rows of one length as the matrix has rows. Throws if the matrix is not finite, or if the iteration does not end, which has not been seen. */
export function eigenvaluesOf(rows: readonly ArrayLike<number>[]): Eigenvalue[] {
  const H = rows.map((row) => Float64Array.from(row));
  if (H.some((row) => row.length !== H.length || !row.every(Number.isFinite)))
    throw new RangeError('eigenvaluesOf: expected a square matrix of finite numbers');
  toHessenberg(H);
  return byQr(H);
}

function rowOf(H: readonly Float64Array[], i: number): Float64Array {
  const row = H[i];
  if (row === undefined) throw new RangeError(`rowOf: expected a row below ${H.length}, got ${i}`);
  return row;
}

function entry(H: readonly Float64Array[], i: number, j: number): number {
  return H[i]?.[j] ?? 0;
}

/** Householder reflections from both sides, in place; what is below the subdiagonal is set to zero. */
function toHessenberg(H: readonly Float64Array[]): void {
  const n = H.length;
  const v = new Float64Array(n);
  const sums = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    let scale = 0;
    for (let i = k + 1; i < n; i++) scale = Math.max(scale, Math.abs(entry(H, i, k)));
    if (scale === 0) continue;
    let square = 0;
    for (let i = k + 1; i < n; i++) {
      const x = entry(H, i, k) / scale;
      v[i] = x;
      square += x * x;
    }
    const first = v[k + 1] ?? 0;
    const length = first > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    v[k + 1] = first - length;
    // I − v·vᵀ/h
    const h = square - first * length;
    sums.fill(0);
    for (let i = k + 1; i < n; i++) {
      const [row, x] = [rowOf(H, i), v[i] ?? 0];
      for (let j = k; j < n; j++) sums[j] = (sums[j] ?? 0) + x * (row[j] ?? 0);
    }
    for (let i = k + 1; i < n; i++) {
      const [row, x] = [rowOf(H, i), (v[i] ?? 0) / h];
      for (let j = k; j < n; j++) row[j] = (row[j] ?? 0) - x * (sums[j] ?? 0);
    }
    for (const row of H) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += (row[j] ?? 0) * (v[j] ?? 0);
      sum /= h;
      for (let j = k + 1; j < n; j++) row[j] = (row[j] ?? 0) - sum * (v[j] ?? 0);
    }
    for (let i = k + 2; i < n; i++) rowOf(H, i)[k] = 0;
  }
}

function byQr(H: readonly Float64Array[]): Eigenvalue[] {
  const found: Eigenvalue[] = [];
  const norm = H.reduce((sum, row) => row.reduce((total, x) => total + Math.abs(x), sum), 0);
  let last = H.length - 1;
  let iterations = 0;
  let shift = 0;
  while (last >= 0) {
    const low = splitAt(H, last, norm);
    const x = entry(H, last, last);
    if (low === last) {
      found.push({ re: x + shift, im: 0 });
      last -= 1;
      iterations = 0;
      continue;
    }
    const [y, w] = [entry(H, last - 1, last - 1), entry(H, last, last - 1) * entry(H, last - 1, last)];
    if (low === last - 1) {
      found.push(...ofPair(x, y, w, shift));
      last -= 2;
      iterations = 0;
      continue;
    }
    if (iterations === MOST_ITERATIONS)
      throw new RangeError(`eigenvaluesOf: expected QR to converge in ${MOST_ITERATIONS} steps, got none`);
    let [a, b, c] = [x, y, w];
    if (iterations > 0 && iterations % 10 === 0) {
      // An exceptional shift.
      shift += x;
      for (let i = 0; i <= last; i++) rowOf(H, i)[i] = entry(H, i, i) - x;
      const s = Math.abs(entry(H, last, last - 1)) + Math.abs(entry(H, last - 1, last - 2));
      [a, b, c] = [0.75 * s, 0.75 * s, -0.4375 * s * s];
    }
    iterations += 1;
    sweep(H, low, last, a, b, c);
  }
  return found;
}

/** The least row of the part at the end that is not split by a subdiagonal entry that is zero but for rounding. */
function splitAt(H: readonly Float64Array[], last: number, norm: number): number {
  for (let l = last; l > 0; l--) {
    const sum = Math.abs(entry(H, l - 1, l - 1)) + Math.abs(entry(H, l, l));
    if (Math.abs(entry(H, l, l - 1)) <= EPSILON * (sum === 0 ? norm : sum)) {
      rowOf(H, l)[l - 1] = 0;
      return l;
    }
  }
  return 0;
}

/** The eigenvalues of the two last rows. */
function ofPair(x: number, y: number, w: number, shift: number): readonly Eigenvalue[] {
  const p = 0.5 * (y - x);
  const q = p * p + w;
  const root = Math.sqrt(Math.abs(q));
  if (q < 0)
    return [
      { re: x + p + shift, im: root },
      { re: x + p + shift, im: -root },
    ];
  const z = p + (p < 0 ? -root : root);
  const first = x + shift + z;
  return [
    { re: first, im: 0 },
    { re: z === 0 ? first : x + shift - w / z, im: 0 },
  ];
}

/** A double QR step on the rows from `low` to `last`, with shifts whose sum is x + y and whose product is x·y − w. */
function sweep(H: readonly Float64Array[], low: number, last: number, x: number, y: number, w: number): void {
  let m = last - 2;
  let [p, q, r] = [0, 0, 0];
  for (; ; m--) {
    const z = entry(H, m, m);
    const [s, t] = [x - z, y - z];
    p = (s * t - w) / entry(H, m + 1, m) + entry(H, m, m + 1);
    q = entry(H, m + 1, m + 1) - z - s - t;
    r = entry(H, m + 2, m + 1);
    const scale = Math.abs(p) + Math.abs(q) + Math.abs(r);
    [p, q, r] = [p / scale, q / scale, r / scale];
    if (m === low) break;
    const left = Math.abs(entry(H, m, m - 1)) * (Math.abs(q) + Math.abs(r));
    const right =
      Math.abs(p) * (Math.abs(entry(H, m - 1, m - 1)) + Math.abs(z) + Math.abs(entry(H, m + 1, m + 1)));
    if (left <= EPSILON * right) break;
  }
  for (let i = m + 2; i <= last; i++) {
    rowOf(H, i)[i - 2] = 0;
    if (i > m + 2) rowOf(H, i)[i - 3] = 0;
  }
  for (let k = m; k < last; k++) {
    const isInner = k !== last - 1;
    let scale = 1;
    if (k !== m) {
      [p, q, r] = [entry(H, k, k - 1), entry(H, k + 1, k - 1), isInner ? entry(H, k + 2, k - 1) : 0];
      scale = Math.abs(p) + Math.abs(q) + Math.abs(r);
      if (scale === 0) continue;
      [p, q, r] = [p / scale, q / scale, r / scale];
    }
    const length = Math.sqrt(p * p + q * q + r * r);
    const s = p < 0 ? -length : length;
    if (k !== m) rowOf(H, k)[k - 1] = -s * scale;
    else if (low !== m) rowOf(H, k)[k - 1] = -entry(H, k, k - 1);
    p += s;
    const [a, b, c] = [p / s, q / s, r / s];
    [q, r] = [q / p, r / p];
    const [first, second, third] = [rowOf(H, k), rowOf(H, k + 1), isInner ? rowOf(H, k + 2) : undefined];
    for (let j = k; j <= last; j++) {
      const sum = (first[j] ?? 0) + q * (second[j] ?? 0) + (third ? r * (third[j] ?? 0) : 0);
      first[j] = (first[j] ?? 0) - sum * a;
      second[j] = (second[j] ?? 0) - sum * b;
      if (third) third[j] = (third[j] ?? 0) - sum * c;
    }
    const end = Math.min(last, k + 3);
    for (let i = low; i <= end; i++) {
      const row = rowOf(H, i);
      const sum = a * (row[k] ?? 0) + b * (row[k + 1] ?? 0) + (isInner ? c * (row[k + 2] ?? 0) : 0);
      row[k] = (row[k] ?? 0) - sum;
      row[k + 1] = (row[k + 1] ?? 0) - sum * q;
      if (isInner) row[k + 2] = (row[k + 2] ?? 0) - sum * r;
    }
  }
}
