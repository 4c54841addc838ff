/**
 * Of all networks that are one but for the coordinates in which they are written, the one to look at: what its basins, or its peaks, are
 * like, is so for all of them. It is found in float64, without rounding: the numbers that come in are short, and each quotient is rounded
 * once, so that equal ones stay equal.
 */

import { at, type Layer, Network, PiecewiseLinear, Rational } from '../../exact/index.js';
import type { FloatPiece } from './contracting.js';
import { widened } from './short-layers.js';

/** Hidden units in one layer of which all orders are tried; with more of them nothing is. */
const MOST_UNITS = 4;

/** Multiples of the first row are handed on if they are multiples of 1/FINEST. */
const FINEST = 1024;

export interface Representative {
  /** The same for networks that have the same representative, and for no others. */
  readonly key: string;
  /** With that many inputs; those that it does not have do nothing. */
  network(inputs: number): Network;
}

/** In the coordinates of one order of the units. */
interface Seen {
  /** Those of the first layer are to be divided by `denominator`. */
  readonly numbers: Float64Array;
  denominator: number;
  /** The numbers, divided. */
  readonly said: Float64Array;
  /** Their bits. */
  readonly bits: Uint16Array;
}

/**
 * For networks of some widths, of which the first is the input dimension, 1 or 2. F as a map of a line or plane to itself may be seen in
 * any coordinates x ↦ A·x + t; a map to ℝ in any of its input, with its values in another unit.
 *
 * The coordinates are the arguments of φ at units of the first layer, as many as are needed, measured in a power of two. Of all orders of
 * the units, the one with the least numbers is taken. Where the first layer takes one direction of the plane to 0, all that happens is seen
 * along another one.
 *
 * Numbers are those of the layers, row after row, each with its bias at its end.
 */
export class Representatives {
  private readonly n: number;
  /** Of the units of the first layer. */
  private readonly orders: readonly (readonly number[])[];
  /** For those with one input less. */
  private readonly onLine: Representatives | undefined;
  /** Places of the biases, layer by layer. */
  private readonly biases: readonly (readonly number[])[];
  /** Where the numbers of the last layer begin. */
  private readonly last: number;
  private readonly given: Float64Array;
  private seen: Seen;
  private least: Seen;

  /** `isIterated` says whether F is seen as a map to its own space; if not, as one to ℝ. */
  constructor(
    private readonly widths: readonly number[],
    private readonly isIterated: boolean,
  ) {
    const [n, first] = [at(widths, 0), at(widths, 1)];
    this.n = n;
    this.orders = n > 2 || first < n ? [] : orders(first);
    this.onLine =
      n === 2 && isIterated ? new Representatives([1, ...widths.slice(1, -1), 1], true) : undefined;
    let place = -1;
    this.biases = widths
      .slice(1)
      .map((m, k) => Array.from({ length: m }, () => (place += at(widths, k) + 1)));
    const length = place + 1;
    this.last = length - at(widths, widths.length - 1) * (at(widths, widths.length - 2) + 1);
    this.given = new Float64Array(length);
    [this.seen, this.least] = [unseen(length), unseen(length)];
  }

  /** Undefined where there is none. What is handed out holds until the next call. */
  of(pieces: readonly FloatPiece[], numbers: Float64Array): Representative | undefined {
    const phi = atZero(pieces);
    this.writeFor(phi, numbers);
    if (!this.amongOrders(phi)) {
      const { onLine } = this;
      const along = onLine && this.along(numbers);
      return along && onLine.of(pieces, along);
    }
    const { least } = this;
    return { key: phi.text + textOf(least.bits), network: (inputs) => this.network(phi, least, inputs) };
  }

  /** Whether the first layer is one to one; what is seen in the least coordinates is kept. */
  private amongOrders(phi: PhiAtZero): boolean {
    let isFound = false;
    for (const order of this.orders) {
      const { seen, least } = this;
      if (!this.see(seen, order)) continue;
      this.measure(seen, phi.factor);
      if (isFound && !isLess(seen.said, least.said)) continue;
      [this.seen, this.least] = [least, seen];
      isFound = true;
    }
    return isFound;
  }

  /** Writes the numbers with which that φ makes the same map. */
  private writeFor({ kink, value }: PhiAtZero, numbers: Float64Array): void {
    const { given, biases, widths } = this;
    given.set(numbers);
    for (const [k, places] of biases.entries())
      for (const place of places) {
        let bias = (given[place] ?? NaN) - (k + 1 < biases.length ? kink : 0);
        if (k > 0) for (let j = 1; j <= at(widths, k); j++) bias += value * (given[place - j] ?? NaN);
        given[place] = bias;
      }
  }

  /** In the coordinates given by the first n units of the order; false if these are not independent. */
  private see(seen: Seen, order: readonly number[]): boolean {
    const { n, widths, given, last } = this;
    const length = n + 1;
    const [i0, i1] = [at(order, 0) * length, (order[1] ?? 0) * length];
    const [a, b] = [given[i0] ?? NaN, n === 1 ? 0 : (given[i0 + 1] ?? NaN)];
    const [c, d] = n === 1 ? [0, 1] : [given[i1] ?? NaN, given[i1 + 1] ?? NaN];
    const [s, t] = [given[i0 + n] ?? NaN, n === 1 ? 0 : (given[i1 + n] ?? NaN)];
    const determinant = a * d - b * c;
    if (determinant === 0) return false;
    const { numbers } = seen;
    numbers.set(given);
    seen.denominator = determinant;
    // The rows times the adjugate, so that no quotient has to be taken.
    let place = 0;
    for (const unit of order) {
      const from = unit * length;
      const [x, y] = [given[from] ?? NaN, n === 1 ? 0 : (given[from + 1] ?? NaN)];
      const [u, v] = [x * d - y * c, y * a - x * b];
      numbers[place++] = u;
      if (n === 2) numbers[place++] = v;
      numbers[place++] = determinant * (given[from + n] ?? NaN) - u * s - v * t;
    }
    const columns = order.length + 1;
    for (let row = place, i = 0; i < at(widths, 2); row += columns, i++)
      for (let j = 0; j + 1 < columns; j++) numbers[row + j] = given[row + at(order, j)] ?? NaN;
    if (!this.isIterated) return true;
    const outputs = (numbers.length - last) / n;
    for (let k = last, end = last + outputs - 1; k <= end; k++) {
      const [x, y] = [numbers[k] ?? NaN, n === 1 ? 0 : (numbers[k + outputs] ?? NaN)];
      numbers[k] = a * x + b * y + (k === end ? s : 0);
      if (n === 2) numbers[k + outputs] = c * x + d * y + (k === end ? t : 0);
    }
    return true;
  }

  /**
   * Where the first layer takes one direction to 0: the numbers with which F acts on r·x, where r is the first row. Undefined where a
   * quotient would have to be rounded.
   */
  private along(numbers: Float64Array): Float64Array | undefined {
    const { widths, last } = this;
    const units = at(widths, 1);
    const [r, s] = [numbers[0] ?? NaN, numbers[1] ?? NaN];
    const j = r === 0 ? 1 : 0;
    const size = numbers[j] ?? NaN;
    const found: number[] = [];
    for (let i = 0; i < units; i++) {
      const multiple = (numbers[3 * i + j] ?? NaN) / size;
      if (!Number.isInteger(multiple * FINEST)) return undefined;
      found.push(multiple, numbers[3 * i + 2] ?? NaN);
    }
    found.push(...numbers.subarray(3 * units, last));
    const length = (numbers.length - last) / 2;
    for (let k = last; k < last + length; k++)
      found.push(r * (numbers[k] ?? NaN) + s * (numbers[k + length] ?? NaN));
    return Float64Array.from(found);
  }

  /** Multiplies lengths by that factor, or by one that brings the biases to order one; for a map to ℝ also the weights of its value. */
  private measure(seen: Seen, factorOfPhi: number | undefined): void {
    const { biases, isIterated, last } = this;
    const { numbers, denominator, said } = seen;
    if (!isIterated) {
      numbers[numbers.length - 1] = 0;
      let most = 0;
      for (let k = last; k < numbers.length; k++) most = Math.max(most, Math.abs(numbers[k] ?? NaN));
      const gain = powerFor(most);
      for (let k = last; k < numbers.length; k++) numbers[k] = (numbers[k] ?? NaN) * gain;
    }
    let size = 0;
    if (factorOfPhi === undefined)
      for (const [k, places] of biases.entries())
        for (const place of places)
          size = Math.max(size, Math.abs((numbers[place] ?? NaN) / (k === 0 ? denominator : 1)));
    const factor = factorOfPhi ?? powerFor(size);
    for (const places of biases)
      for (const place of places) numbers[place] = (numbers[place] ?? NaN) * factor;
    const second = at(biases, 0).length * (this.n + 1);
    // Adding 0 makes −0 into 0.
    for (let k = 0; k < numbers.length; k++)
      said[k] = (numbers[k] ?? NaN) / (k < second ? denominator : 1) + 0;
  }

  private network({ pieces }: PhiAtZero, { numbers, denominator }: Seen, inputs: number): Network {
    const { widths } = this;
    let entry = 0;
    const layers = widths.slice(1).map((m, k): Layer => {
      const over = Rational.fromNumber(k === 0 ? denominator : 1);
      const next = () => Rational.fromNumber(numbers[entry++] ?? NaN).dividedBy(over);
      const rows = Array.from({ length: m }, () => Array.from({ length: at(widths, k) + 1 }, next));
      return {
        weights: rows.map((row) => row.slice(0, -1)),
        bias: rows.map((row) => at(row, row.length - 1)),
      };
    });
    const phi = pieces.map(({ slope, intercept, until }) => ({
      slope: Rational.fromNumber(slope),
      intercept: Rational.fromNumber(intercept),
      ...(until < Infinity && { until: Rational.fromNumber(until) }),
    }));
    return new Network(new PiecewiseLinear(phi), this.n === inputs ? layers : widened(layers, inputs));
  }
}

/** φ(t + k) − v, where k is the first kink and v the value there, in units of its own, if it has any. */
interface PhiAtZero {
  readonly kink: number;
  readonly value: number;
  readonly pieces: readonly Omit<FloatPiece, 'from'>[];
  /** The power of two that brings kinks and jumps to order one; undefined where there are none but that at 0. */
  readonly factor: number | undefined;
  readonly text: string;
}

const phisAtZero = new WeakMap<readonly FloatPiece[], PhiAtZero>();

function atZero(given: readonly FloatPiece[]): PhiAtZero {
  let phi = phisAtZero.get(given);
  if (phi === undefined) {
    const { slope, intercept, until: kink } = at(given, 0);
    const value = slope * kink + intercept;
    const shifted = given.map((piece) => ({
      slope: piece.slope,
      intercept: piece.intercept + piece.slope * kink - value,
      until: piece.until - kink,
    }));
    const lengths = shifted.flatMap(({ intercept, until }) => [intercept, until]);
    const size = Math.max(...lengths.map(Math.abs).filter((length) => length < Infinity));
    const factor = size === 0 ? undefined : powerFor(size);
    const pieces = shifted.map(({ slope, intercept, until }) => ({
      slope,
      intercept: intercept * (factor ?? 1) + 0,
      until: until * (factor ?? 1) + 0,
    }));
    const text = pieces.map(({ slope, intercept, until }) => `${slope} ${intercept} ${until},`).join('');
    phi = { kink, value, pieces, factor, text };
    phisAtZero.set(given, phi);
  }
  return phi;
}

function unseen(length: number): Seen {
  const said = new Float64Array(length);
  return {
    numbers: new Float64Array(length),
    denominator: 1,
    said,
    bits: new Uint16Array(said.buffer),
  };
}

/** In the order of a dictionary. */
function isLess(a: Float64Array, b: Float64Array): boolean {
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k] ?? NaN, b[k] ?? NaN];
    if (x !== y) return x < y;
  }
  return false;
}

/** A short text of some bits, another one for others. */
function textOf(bits: Uint16Array): string {
  // The call takes a list of any kind, which its type does not say; to spread it takes ten times as long.
  return String.fromCharCode.apply(null, bits as unknown as number[]);
}

/** The power of two by which a size is brought to [1, 2); 1 for 0. */
function powerFor(size: number): number {
  let factor = 1;
  if (size === 0) return factor;
  while (size * factor >= 2) factor /= 2;
  while (size * factor < 1) factor *= 2;
  return factor;
}

function orders(units: number): readonly (readonly number[])[] {
  if (units > MOST_UNITS) return [];
  const all = Array.from({ length: units }, (_, i) => i);
  const longer = (order: readonly number[]): readonly (readonly number[])[] =>
    order.length === units
      ? [order]
      : all.filter((unit) => !order.includes(unit)).flatMap((unit) => longer([...order, unit]));
  return longer([]);
}
