/**
 * A chain of affine maps and activations as a network of the form (1.1): φ after every layer but the last.
 * Consecutive affine maps are combined into one. Where φ has no affine map before it, or the chain does not end with
 * one, the identity is inserted as a layer. None of this changes the function that the chain computes.
 */

import {
  type Activation,
  at,
  compose,
  fractions,
  type Layer,
  type Matrix,
  Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { bothBounds, boundsOf, isSame } from './bounds.js';
import type { Refusals } from './refusals.js';
import { identityLayer, MOST_WEIGHTS } from './tensor.js';

/** Two dense matrices are multiplied only if that takes at most this number of multiplications of rationals. */
const MOST_MULTIPLICATIONS = 2 ** 26;

/** The φ of a chain without activations: the identity. */
const linear = new PiecewiseLinear([{ slope: Rational.one, intercept: Rational.zero }]);

/** x ↦ scale·x + shift, coordinate by coordinate. */
interface Diagonal {
  readonly scale: Vector;
  readonly shift: Vector;
}

export class Chain {
  private readonly layers: Layer[] = [];
  /** The affine map since the last activation, if there is any. */
  private pending: Layer | undefined;
  /**
   * What comes since the last activation as long as it is diagonal. It joins the next affine map at the cost of that
   * map's own weights, and becomes a layer only if there is none.
   */
  private stretch: Diagonal | undefined;
  /** The last activation, while a bound on the other side may still follow at once and become one with it. */
  private waiting:
    { readonly layer: Layer; readonly activation: Activation; readonly where: string } | undefined;
  private phi: { readonly activation: Activation; readonly where: string } | undefined;
  readonly notes: string[] = [];

  constructor(private readonly refusals: Refusals) {}

  /** Appends a layer; its input is the present output of the chain. */
  affine(layer: Layer, where: string): void {
    // After a refusal a layer is missing, so the next ones would not fit.
    if (!this.refusals.none) return;
    const { pending, stretch } = this;
    if (pending === undefined) {
      this.pending = stretch ? stretched(layer, stretch) : layer;
      this.stretch = undefined;
    } else {
      const products = layer.weights.length * pending.weights.length * at(pending.weights, 0).length;
      if (products > MOST_MULTIPLICATIONS) {
        const expected = `an activation before it, or a product of matrices with at most ${MOST_MULTIPLICATIONS} multiplications`;
        this.refusals.exceed(where, expected, `${products}`);
        return;
      }
      this.pending = composed(layer, pending);
    }
    if (pending ?? stretch)
      this.notes.push(`${where} follows another affine map: the two are composed exactly into one layer`);
  }

  /** Appends x ↦ scale·x + shift, coordinate by coordinate; the present output of the chain is in ℝⁿ. */
  diagonal(scale: Vector | undefined, shift: Vector | undefined, n: number): void {
    if (!this.refusals.none) return;
    const multiplied = (v: Vector) => (scale ? v.map((x, i) => x.times(at(scale, i))) : v);
    const moved = (v: Vector) => (shift ? multiplied(v).map((x, i) => x.plus(at(shift, i))) : multiplied(v));
    const { pending } = this;
    if (pending === undefined) {
      const all = (value: Rational): Vector => Array.from({ length: n }, () => value);
      const before = this.stretch ?? { scale: all(Rational.one), shift: all(Rational.zero) };
      const [factors, shifts] = [multiplied(before.scale), moved(before.shift)];
      const isIdentity = factors.every((x) => x.equals(Rational.one)) && shifts.every((x) => x.sign === 0);
      this.stretch = isIdentity ? undefined : { scale: factors, shift: shifts };
      return;
    }
    const { weights, bias } = pending;
    this.pending = {
      weights: scale ? weights.map((row, i) => row.map((w) => w.times(at(scale, i)))) : weights,
      bias: moved(bias),
    };
  }

  /** Puts the coordinates of the present output into another order: the new one i is the old one order[i]. */
  rearrange(order: readonly number[], where: string): void {
    if (!this.refusals.none) return;
    const before = this.sinceActivation(order.length, where);
    if (before === undefined) return;
    const { weights, bias } = before;
    this.pending = { weights: order.map((i) => at(weights, i)), bias: order.map((i) => at(bias, i)) };
    this.stretch = undefined;
  }

  /** Appends φ on each of the n coordinates of the present output. */
  activate(activation: Activation, where: string, n: number): void {
    const { waiting } = this;
    if (waiting && !this.hasAffineMap && !isSame(waiting.activation, activation)) {
      const both = bothBounds(waiting.activation, activation);
      if (both) {
        this.waiting = { ...waiting, activation: both };
        return;
      }
    }
    this.settle();
    if (!this.refusals.none) return;
    if (!this.hasAffineMap) this.notes.push(`${where} has no affine map before it: the identity is one`);
    const layer = this.sinceActivation(n, where);
    this.pending = undefined;
    this.stretch = undefined;
    if (layer) this.waiting = { layer, activation, where };
    if (boundsOf(activation) === undefined) this.settle();
  }

  /** Takes the activation that waits as it is. */
  private settle(): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting === undefined) return;
    const { layer, activation, where } = waiting;
    this.phi ??= { activation, where };
    if (isSame(this.phi.activation, activation)) this.layers.push(layer);
    else {
      const expected = `the activation of ${this.phi.where}, for a network here has one φ`;
      this.refusals.note(where, expected, 'another one');
    }
  }

  private get hasAffineMap(): boolean {
    return this.pending !== undefined || this.stretch !== undefined;
  }

  /** The layer since the last activation, the identity if there is none; `undefined` if that is too large. */
  private sinceActivation(n: number, where: string): Layer | undefined {
    if (this.pending) return this.pending;
    if (n * n > MOST_WEIGHTS) {
      return this.refusals.exceed(where, `a layer before it, or at most ${MOST_WEIGHTS} weights`, `${n * n}`);
    }
    const identity = identityLayer(n);
    return this.stretch ? stretchedRows(identity, this.stretch) : identity;
  }

  /** The network, if nothing was refused; its outputs are in ℝⁿ. If the chain has no activation, φ is `otherwise`. */
  network(n: number, otherwise: Activation = linear): Network | undefined {
    this.settle();
    if (!this.refusals.none) return undefined;
    const { where } = this.phi ?? { where: 'the input' };
    if (!this.hasAffineMap) {
      this.notes.push(
        `${where} is last: the identity is added as a layer, since φ follows every layer but the last`,
      );
    }
    const last = this.sinceActivation(n, where);
    return last && new Network(this.phi?.activation ?? otherwise, [...this.layers, last]);
  }
}

/** layer ∘ diagonal. */
function stretched({ weights, bias }: Layer, { scale, shift }: Diagonal): Layer {
  const column = shift.map((x) => [x]);
  const moves = shift.some((x) => x.sign !== 0);
  return {
    weights: weights.map((row) => row.map((w, j) => w.times(at(scale, j)))),
    bias: moves ? product(weights, column).map((sum, i) => at(bias, i).plus(at(sum, 0))) : bias,
  };
}

/** diagonal ∘ layer, for a layer with bias 0. */
function stretchedRows({ weights }: Layer, { scale, shift }: Diagonal): Layer {
  return { weights: weights.map((row, i) => row.map((w) => w.times(at(scale, i)))), bias: shift };
}

/**
 * outer ∘ inner. Large products use one common denominator for each matrix, and no greatest common divisor for each
 * term.
 */
function composed(outer: Layer, inner: Layer): Layer {
  const columns = at(inner.weights, 0).length;
  if (outer.weights.length * inner.weights.length * columns <= 2 ** 12) return compose(outer, inner);
  const homogeneous = inner.weights.map((row, i) => [...row, at(inner.bias, i)]);
  const products = product(outer.weights, homogeneous);
  return {
    weights: products.map((row) => row.slice(0, columns)),
    bias: products.map((row, i) => at(row, columns).plus(at(outer.bias, i))),
  };
}

function product(a: Matrix, b: Matrix): Matrix {
  const columns = at(b, 0).map((_, j) => fractions(b.map((row) => at(row, j))));
  return a.map((row) => {
    const { numerators, denominator } = fractions(row);
    return columns.map((column) => {
      let sum = 0n;
      for (let i = 0; i < numerators.length; i++) sum += (numerators[i] ?? 0n) * (column.numerators[i] ?? 0n);
      return Rational.of(sum, denominator * column.denominator);
    });
  });
}
