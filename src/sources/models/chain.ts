/**
 * A chain of affine maps and activations as a network of the form (1.1): φ after every layer but the last.
 * Consecutive affine maps are combined into one. Where φ has no affine map before it, or the chain does not end with
 * one, the identity is inserted as a layer. None of this changes the function that the chain computes.
 */

import {
  type Activation,
  at,
  denseLayer,
  Network,
  PiecewiseLinear,
  Rational,
  SparseNetwork,
  type Vector,
} from '../../exact/index.js';
import {
  type Affine,
  composed,
  type Diagonal,
  isSparse,
  productsFor,
  rearranged,
  scaled,
  sizesOf,
  sparse,
  sparseIdentity,
  stretched,
} from './affine.js';
import { bothBounds, boundsOf, isSame } from './bounds.js';
import type { Refusals } from './refusals.js';
import { identityLayer, MOST_WEIGHTS } from './tensor.js';

/** Two matrices are multiplied only if that takes at most this number of multiplications of rationals. */
const MOST_MULTIPLICATIONS = 2 ** 26;

/** The φ of a chain without activations: the identity. */
const linear = new PiecewiseLinear([{ slope: Rational.one, intercept: Rational.zero }]);

/** A network of images keeps its zeros out if its matrices have more entries than this, and four times as many as are held. */
const MOST_DENSE = 2 ** 20;
const FEW = 4;
/** The identity is put in for at most this number of values. */
const MOST_WIDE = 2 ** 16;

export class Chain {
  private readonly layers: Affine[] = [];
  /** The affine map since the last activation, if there is any. */
  private pending: Affine | undefined;
  /**
   * What comes since the last activation as long as it is diagonal. It joins the next affine map at the cost of that
   * map's own weights, and becomes a layer only if there is none.
   */
  private stretch: Diagonal | undefined;
  /** The last activation, while a bound on the other side may still follow at once and become one with it. */
  private waiting:
    { readonly layer: Affine; readonly activation: Activation; readonly where: string } | undefined;
  private phi: { readonly activation: Activation; readonly where: string } | undefined;
  readonly notes: string[] = [];

  constructor(private readonly refusals: Refusals) {}

  /** Appends a layer; its input is the present output of the chain. */
  affine(layer: Affine, where: string): void {
    // After a refusal a layer is missing, so the next ones would not fit.
    if (!this.refusals.none) return;
    const { pending, stretch } = this;
    if (pending === undefined) {
      this.pending = stretch ? stretched(layer, stretch) : layer;
      this.stretch = undefined;
    } else {
      const products = productsFor(layer, pending);
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
    this.pending = scaled(pending, scale, moved(pending.bias));
  }

  /** Puts the coordinates of the present output into another order: the new one i is the old one order[i]. */
  rearrange(order: readonly number[], where: string): void {
    if (!this.refusals.none) return;
    const before = this.sinceActivation(order.length, where);
    if (before) this.pending = rearranged(before, order);
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
  private sinceActivation(n: number, where: string): Affine | undefined {
    if (this.pending) return this.pending;
    if (n > MOST_WIDE) {
      return this.refusals.exceed(where, `a layer before it, or at most ${MOST_WIDE} values`, `${n}`);
    }
    const identity = n * n > MOST_DENSE || this.layers.some(isSparse) ? sparseIdentity(n) : identityLayer(n);
    return this.stretch ? scaled(identity, this.stretch.scale, this.stretch.shift) : identity;
  }

  /** The network, if nothing was refused; its outputs are in ℝⁿ. If the chain has no activation, φ is `otherwise`. */
  network(n: number, otherwise: Activation = linear): Network | SparseNetwork | undefined {
    this.settle();
    if (!this.refusals.none) return undefined;
    const { where } = this.phi ?? { where: 'the input' };
    if (!this.hasAffineMap) {
      this.notes.push(
        `${where} is last: the identity is added as a layer, since φ follows every layer but the last`,
      );
    }
    const last = this.sinceActivation(n, where);
    if (last === undefined) return undefined;
    const layers = [...this.layers, last];
    const phi = this.phi?.activation ?? otherwise;
    const sizes = layers.map(sizesOf);
    const [dense, held] = [sum(sizes.map((each) => each.dense)), sum(sizes.map((each) => each.held))];
    if (layers.some(isSparse) && dense > MOST_DENSE && dense > FEW * held)
      return new SparseNetwork(phi, layers.map(sparse));
    if (layers.some(isSparse) && dense > MOST_WEIGHTS)
      return this.refusals.exceed(where, `at most ${MOST_WEIGHTS} weights`, `${dense}`);
    return new Network(
      phi,
      layers.map((layer) => (isSparse(layer) ? denseLayer(layer) : layer)),
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
