/**
 * A look at a network that is cheaper than any other: whether F, on one of the parts where it is affine, contracts towards a fixed point in
 * that part. Where it nowhere does, there is hardly an attractor: only one on a kink, where parts meet that do not contract. In float64, since
 * it only says which networks are worth a look.
 */

import { at, type PiecewiseLinear, type Rational } from '../../exact/index.js';

/** More parts are not gone through. */
const MOST_PARTS = 64;
/** So far outside of a part a fixed point still counts, since numbers are rounded: as a share of the terms that are added. */
const SLACK = 1e-12;

/** slope·x + intercept for x in (from, until]. */
export interface FloatPiece {
  readonly slope: number;
  readonly intercept: number;
  readonly from: number;
  readonly until: number;
}

export function floatPieces({ pieces }: PiecewiseLinear): readonly FloatPiece[] {
  const number = (x: Rational | undefined, otherwise: number) => x?.toNumber() ?? otherwise;
  return pieces.map(({ slope, intercept, until }, k) => ({
    slope: slope.toNumber(),
    intercept: intercept.toNumber(),
    from: number(pieces[k - 1]?.until, -Infinity),
    until: number(until, Infinity),
  }));
}

/** For networks of some widths, of which the first is the input dimension. */
export class Contracting {
  private readonly n: number;
  private readonly units: number;
  /**
   * For each coordinate of the input, hidden unit and output, an affine form of the input: its coefficients, then its constant. For hidden
   * units before φ and after it.
   */
  private readonly before: Float64Array;
  private readonly after: Float64Array;

  constructor(private readonly widths: readonly number[]) {
    this.n = at(widths, 0);
    this.units = widths.slice(1, -1).reduce((sum, m) => sum + m, 0);
    const forms = widths.reduce((sum, m) => sum + m, 0);
    this.before = new Float64Array(forms * (this.n + 1));
    this.after = new Float64Array(forms * (this.n + 1));
    for (let j = 0; j < this.n; j++) this.after[j * (this.n + 1) + j] = 1;
  }

  /**
   * Whether there is such a part; also true where nobody has looked: for more than two inputs, or too many parts. `numbers` are those of
   * the layers, row after row, each with its bias at its end.
   */
  somewhere(pieces: readonly FloatPiece[], numbers: Float64Array): boolean {
    const parts = pieces.length ** this.units;
    if (this.n > 2 || parts > MOST_PARTS) return true;
    for (let part = 0; part < parts; part++) {
      this.compose(part, pieces, numbers);
      if (this.hasFixedPoint(part, pieces)) return true;
    }
    return false;
  }

  /** F on a part: the digits of `part` say on which piece each hidden unit is. */
  private compose(part: number, pieces: readonly FloatPiece[], numbers: Float64Array): void {
    const { n, widths, before, after } = this;
    let [digits, entry, layer, unit] = [part, 0, 0, n];
    for (let k = 1; k < widths.length; k++) {
      const inputs = at(widths, k - 1);
      for (let i = 0; i < at(widths, k); i++, unit++) {
        for (let j = 0; j <= n; j++) {
          let sum = j === n ? (numbers[entry + inputs] ?? NaN) : 0;
          for (let l = 0; l < inputs; l++)
            sum += (numbers[entry + l] ?? NaN) * (after[(layer + l) * (n + 1) + j] ?? NaN);
          before[unit * (n + 1) + j] = sum;
        }
        entry += inputs + 1;
        if (k + 1 === widths.length) continue;
        const { slope, intercept } = at(pieces, digits % pieces.length);
        digits = Math.floor(digits / pieces.length);
        for (let j = 0; j <= n; j++) {
          const form = unit * (n + 1) + j;
          after[form] = slope * (before[form] ?? NaN) + (j === n ? intercept : 0);
        }
      }
      layer += inputs;
    }
  }

  /** Whether F as composed has an attractive fixed point, and that is in the part. */
  private hasFixedPoint(part: number, pieces: readonly FloatPiece[]): boolean {
    const { n, units, before } = this;
    const x = attractiveFixedPoint(before.subarray((n + units) * (n + 1)), n);
    if (x === undefined) return false;
    let digits = part;
    for (let unit = n; unit < n + units; unit++) {
      const { from, until } = at(pieces, digits % pieces.length);
      digits = Math.floor(digits / pieces.length);
      const form = unit * (n + 1);
      let value = before[form + n] ?? NaN;
      let slack = SLACK * Math.abs(value);
      for (let j = 0; j < n; j++) {
        const term = (before[form + j] ?? NaN) * (x[j] ?? NaN);
        value += term;
        slack += SLACK * Math.abs(term);
      }
      if (!(value >= from - slack && value <= until + slack)) return false;
    }
    return true;
  }
}

/** That of an affine map of a line or a plane, if it has one. The map is given by a form for each coordinate. */
function attractiveFixedPoint(forms: Float64Array, n: number): readonly number[] | undefined {
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = forms;
  if (n === 1) return Math.abs(a) < 1 ? [b / (1 - a)] : undefined;
  const [trace, determinant] = [a + e, a * e - b * d];
  // Both eigenvalues are below 1 in modulus.
  if (!(Math.abs(determinant) < 1 && Math.abs(trace) < 1 + determinant)) return undefined;
  const scale = 1 - trace + determinant;
  return [((1 - e) * c + b * f) / scale, (d * c + (1 - a) * f) / scale];
}
