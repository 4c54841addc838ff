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
import type { Refusals } from './refusals.js';
import { identityLayer } from './tensor.js';

/** Two dense matrices are multiplied only if that takes at most this number of multiplications of rationals. */
const MOST_MULTIPLICATIONS = 2 ** 26;

/** The φ of a chain without activations: the identity. */
const linear = new PiecewiseLinear([{ slope: Rational.one, intercept: Rational.zero }]);

export class Chain {
  private readonly layers: Layer[] = [];
  /** The affine map since the last activation, if there is any. */
  private pending: Layer | undefined;
  private phi: { readonly activation: Activation; readonly where: string } | undefined;
  readonly notes: string[] = [];

  constructor(private readonly refusals: Refusals) {}

  /** Appends a layer; its input is the present output of the chain. */
  affine(layer: Layer, where: string): void {
    const { pending } = this;
    // After a refusal a layer is missing, so the next ones would not fit.
    if (!this.refusals.none) return;
    if (pending === undefined) {
      this.pending = layer;
      return;
    }
    const products = layer.weights.length * pending.weights.length * at(pending.weights, 0).length;
    if (products > MOST_MULTIPLICATIONS) {
      const expected = `an activation before it, or a product of matrices with at most ${MOST_MULTIPLICATIONS} multiplications`;
      this.refusals.exceed(where, expected, `${products}`);
      return;
    }
    this.pending = composed(layer, pending);
    this.notes.push(`${where} follows another affine map: the two are composed exactly into one layer`);
  }

  /** Appends x ↦ scale·x + shift, coordinate by coordinate; the present output of the chain is in ℝⁿ. */
  diagonal(scale: Vector | undefined, shift: Vector | undefined, n: number): void {
    if (!this.refusals.none) return;
    const { weights, bias } = this.pending ?? identityLayer(n);
    this.pending = {
      weights: scale ? weights.map((row, i) => row.map((w) => w.times(at(scale, i)))) : weights,
      bias: bias.map((b, i) => {
        const scaled = scale ? b.times(at(scale, i)) : b;
        return shift ? scaled.plus(at(shift, i)) : scaled;
      }),
    };
  }

  /** Appends φ on each of the n coordinates of the present output. */
  activate(activation: Activation, where: string, n: number): void {
    this.phi ??= { activation, where };
    if (!isSame(this.phi.activation, activation)) {
      const expected = `the activation of ${this.phi.where}, for a network here has one φ`;
      this.refusals.note(where, expected, 'another one');
      return;
    }
    if (!this.refusals.none) return;
    if (this.pending === undefined)
      this.notes.push(`${where} has no affine map before it: the identity is one`);
    this.layers.push(this.pending ?? identityLayer(n));
    this.pending = undefined;
  }

  /** The network, if nothing was refused; its outputs are in ℝⁿ. If the chain has no activation, φ is `otherwise`. */
  network(n: number, otherwise: Activation = linear): Network | undefined {
    if (!this.refusals.none) return undefined;
    if (this.pending === undefined) {
      const { where } = this.phi ?? { where: 'the input' };
      this.notes.push(
        `${where} is last: the identity is added as a layer, since φ follows every layer but the last`,
      );
    }
    const layers = [...this.layers, this.pending ?? identityLayer(n)];
    return new Network(this.phi?.activation ?? otherwise, layers);
  }
}

/** Whether two activations are the same function, judged by their pieces. */
function isSame(a: Activation, b: Activation): boolean {
  if (!(a instanceof PiecewiseLinear && b instanceof PiecewiseLinear)) return a === b;
  return JSON.stringify(a.pieces) === JSON.stringify(b.pieces);
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
