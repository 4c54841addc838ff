/**
 * Whether two networks are the same but for the coordinates in which they are written, decided exactly: axes in another order, of
 * another length or direction, from another origin; hidden units in another order and of another size; an activation that is the other
 * one in other units; and hidden units that do nothing. Units are compared one by one: a unit that is split into two is not recognized.
 */

import { at, type Layer, type Network, Rational, type Vector } from '../../exact/index.js';
import { type Frame, frameOf, type Outputs } from './frame.js';
import { Ratios } from './ratios.js';
import type { Freedom } from './units.js';

/** The coordinates of the one network in those of the other: y_to[j] = factor[j]·x_j + shift[to[j]]. */
export interface Change {
  readonly to: readonly number[];
  readonly factor: Vector;
  readonly shift: Vector;
}

export type Conjugacy =
  | { readonly verdict: 'conjugate'; readonly change: Change }
  | { readonly verdict: 'different' }
  /** A network without a hidden layer, or too many ways to go through. */
  | { readonly verdict: 'undecided' };

/** Number of pairs of units that are tried. */
const MOST_TRIES = 200_000;

/** The networks need not have the same widths: what does nothing is left out first. */
export function conjugacy(a: Network, b: Network, outputs: Outputs): Conjugacy {
  const isAlike =
    a.depth === b.depth && a.inputDimension === b.inputDimension && a.outputDimension === b.outputDimension;
  if (!isAlike) return { verdict: 'different' };
  const [x, y] = [frameOf(a, outputs), frameOf(b, outputs)];
  if (x === undefined || y === undefined) return { verdict: 'undecided' };
  if (x.units.key !== y.units.key) return { verdict: 'different' };
  return new Matching(x, y, outputs).search();
}

/** A row of units, one of the axes, or the outputs: how each may be measured, and its place among all unknowns. */
interface Row {
  readonly size: number;
  readonly freedom: Freedom;
  readonly offset: number;
}

interface Unit {
  readonly row: number;
  readonly index: number;
}

const AXES: Freedom = { size: 'shared', sign: 'shared' };
/** Of a value: what is greater has to stay greater. */
const VALUE: Freedom = { size: 'shared', sign: 'fixed' };

/** Sizes and signs of what goes into the units and of what comes out, as far as they are known; the unknown 0 is 1. */
interface Known {
  readonly sizes: Ratios;
  readonly signs: Ratios;
}

class Matching {
  private readonly rows: readonly Row[];
  private readonly order: readonly Unit[];
  /** For each row, the unit of y that belongs to each of x. */
  private readonly partners: (number | undefined)[][];
  private tries = 0;

  constructor(
    private readonly x: Frame,
    private readonly y: Frame,
    private readonly outputs: Outputs,
  ) {
    const widths = [
      at(x.layers, 0).weights[0]?.length ?? x.origin.length,
      ...x.layers.map(({ bias }) => bias.length),
    ];
    const kept = outputs === 'as inputs' ? widths.slice(0, -1) : widths;
    let offset = 1;
    this.rows = kept.map((size, k): Row => {
      const row = { size, offset, freedom: k === 0 ? AXES : k < x.layers.length ? x.units.freedom : VALUE };
      offset += size;
      return row;
    });
    this.partners = this.rows.map(({ size }) => Array.from({ length: size }, () => undefined));
    this.order = this.inOrder();
  }

  search(): Conjugacy {
    const isAlike = this.x.layers.every(({ bias }, k) => bias.length === this.y.layers[k]?.bias.length);
    if (!isAlike) return { verdict: 'different' };
    const unknowns = 1 + this.rows.reduce((sum, { size }) => sum + size, 0);
    const found = this.complete(0, { sizes: Ratios.among(unknowns), signs: Ratios.among(unknowns) });
    if (found !== undefined) return { verdict: 'conjugate', change: this.changeOf(found) };
    return { verdict: this.tries > MOST_TRIES ? 'undecided' : 'different' };
  }

  /** Gives a partner to each unit from this place of the order on. */
  private complete(place: number, known: Known): Known | undefined {
    const unit = this.order[place];
    if (unit === undefined) return known;
    const partners = at(this.partners, unit.row);
    for (let candidate = 0; candidate < partners.length; candidate++) {
      if (partners.includes(candidate)) continue;
      this.tries += 1;
      if (this.tries > MOST_TRIES) return undefined;
      partners[unit.index] = candidate;
      const next = { sizes: known.sizes.copy(), signs: known.signs.copy() };
      const found = this.agrees(unit, next) ? this.complete(place + 1, next) : undefined;
      if (found !== undefined) return found;
      partners[unit.index] = undefined;
    }
    return undefined;
  }

  /** Takes in what all weights between the unit and those that have a partner say; whether it can be. */
  private agrees({ row, index }: Unit, known: Known): boolean {
    return this.x.layers.every((layer, k) => {
      const [from, into] = [k, this.rowAfter(k)];
      if (row !== from && row !== into) return true;
      const other = at(this.y.layers, k);
      const isBias = row !== into || this.biasAgrees(layer, other, into, index, known);
      return (
        isBias &&
        layer.weights.every((weights, i) =>
          weights.every((weight, j) => {
            const isConcerned = (row === into && i === index) || (row === from && j === index);
            const [p, q] = [at(this.partners, into)[i], at(this.partners, from)[j]];
            if (!isConcerned || p === undefined || q === undefined) return true;
            return this.relates(weight, at(at(other.weights, p), q), { row: into, index: i }, known, {
              row: from,
              index: j,
            });
          }),
        )
      );
    });
  }

  private biasAgrees(layer: Layer, other: Layer, row: number, index: number, known: Known): boolean {
    const partner = at(at(this.partners, row), index);
    return (
      partner === undefined ||
      this.relates(at(layer.bias, index), at(other.bias, partner), { row, index }, known)
    );
  }

  /** What goes into `unit`, w times what comes out of `from` (or 1) in x, is v times that in y. */
  private relates(w: Rational, v: Rational, unit: Unit, { sizes, signs }: Known, from?: Unit): boolean {
    if (w.sign === 0 || v.sign === 0) return w.sign === v.sign;
    const ratio = v.dividedBy(w);
    const sign = Rational.of(ratio.sign);
    return (
      sizes.relate(
        this.unknown(unit, 'size', 'into'),
        from ? this.unknown(from, 'size', 'out') : 0,
        ratio.abs(),
      ) &&
      signs.relate(this.unknown(unit, 'sign', 'into'), from ? this.unknown(from, 'sign', 'out') : 0, sign)
    );
  }

  private unknown({ row, index }: Unit, what: keyof Freedom, side: 'into' | 'out'): number {
    const { freedom, offset } = at(this.rows, row);
    const isFree = freedom[what] === 'shared' || (freedom[what] === 'before' && side === 'into');
    return isFree ? offset + index : 0;
  }

  /** The row into which layer k goes: the axes, if it is the last one of a map that is iterated. */
  private rowAfter(k: number): number {
    return this.outputs === 'as inputs' && k + 1 === this.x.layers.length ? 0 : k + 1;
  }

  /** All units, each as soon as possible after many to which it is joined. */
  private inOrder(): readonly Unit[] {
    const left = this.rows.flatMap(({ size }, row) =>
      Array.from({ length: size }, (_, index) => ({ row, index })),
    );
    const order: Unit[] = [];
    while (left.length > 0) {
      const joined = left.map((unit) => order.filter((each) => this.isJoined(unit, each)).length);
      const next = joined.indexOf(Math.max(...joined));
      order.push(...left.splice(next, 1));
    }
    return order;
  }

  private isJoined(a: Unit, b: Unit): boolean {
    return this.x.layers.some(({ weights }, k) =>
      [
        [a, b],
        [b, a],
      ].some(([from, into]) => {
        if (from?.row !== k || into?.row !== this.rowAfter(k)) return false;
        return at(at(weights, into.index), from.index).sign !== 0;
      }),
    );
  }

  private changeOf({ sizes, signs }: Known): Change {
    const to = at(this.partners, 0).map((partner = 0) => partner);
    const { offset } = at(this.rows, 0);
    const factor = to.map((_, j) => sizes.value(offset + j).times(signs.value(offset + j)));
    const shift = to.map((partner, j) =>
      at(this.y.origin, partner).minus(at(factor, j).times(at(this.x.origin, j))),
    );
    const placed = Array.from({ length: to.length }, (_, i) => at(shift, to.indexOf(i)));
    return { to, factor, shift: placed };
  }
}
