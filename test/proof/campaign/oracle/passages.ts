/** Judges an attractor that is given by passages, at points of them and of the neighbourhood. */

import type Fraction from 'fraction.js';
import { apply, columns, item, ONE, sum, ZERO, type Vector } from '../linear.js';
import type { Random } from '../random.js';
import type { Orbits } from './arithmetic.js';
import { sampleParameters } from './boxes.js';
import type { LandingClaim, PassageClaim, PassagesClaim } from './claim.js';
import { claim } from './false.js';

/** The number of points of a piece or a cell that are followed, besides its corners and its centre. */
const MORE = 3;

export class PassagesJudge<T> {
  private readonly star: readonly T[];

  constructor(
    private readonly witness: PassagesClaim,
    private readonly orbits: Orbits<T>,
    private readonly random: Random,
  ) {
    this.star = witness.point.map(orbits.arithmetic.from);
  }

  judge(): void {
    const { passages } = this.witness;
    claim(typeof this.star[0] !== 'number', 'attractor: passages where φ is smooth');
    claim(passages.length > 0, 'attractor: nothing shows that it is not stable');
    passages.forEach((passage, k) => {
      this.passage(passage, k);
    });
    this.neighbourhood();
  }

  /** F^power moves points away from x* along the segment, all by one factor, and its pieces land where they should. */
  private passage({ direction, power, cuts, pieces }: PassageClaim, k: number): void {
    const { arithmetic } = this.orbits;
    const path = `passages[${k}]`;
    const at = (t: Fraction): Vector =>
      sum(
        this.witness.point,
        direction.map((x) => x.mul(t)),
      );
    const along = direction.findIndex((x) => x.n !== 0n);
    claim(along >= 0, `${path}: no direction`);
    const moved = this.orbits.after(power, at(ONE).map(arithmetic.from));
    const gone = arithmetic.plus(item(moved, along), arithmetic.from(item(this.witness.point, along).neg()));
    // The factor, in the arithmetic of orbits: gone / direction.
    const factor = arithmetic.times(gone, arithmetic.from(item(direction, along).inverse()));
    claim(arithmetic.compare(factor, arithmetic.from(ONE)) > 0, `${path}: not driven away`);
    const first = item(cuts, 0);
    claim(first.gt(ZERO), `${path}: no first cut above 0`);
    const early =
      arithmetic.compare(arithmetic.times(factor, arithmetic.from(first)), arithmetic.from(ONE)) <= 0;
    claim(early, `${path}: orbits can jump over the first cut`);
    claim(item(cuts, cuts.length - 1).equals(ONE), `${path}: no cut at 1`);
    for (const [t = ZERO] of sampleParameters([[ZERO, ONE]], this.random, MORE)) {
      const image = this.orbits.after(power, at(t).map(arithmetic.from));
      const isOnRay = image.every((value, i) => {
        const step = arithmetic.times(factor, arithmetic.from(item(direction, i).mul(t)));
        return arithmetic.compare(value, arithmetic.plus(item(this.star, i), step)) === 0;
      });
      claim(isOnRay, `${path}: not driven away by one factor`);
    }
    pieces.forEach((piece, i) => {
      for (const [t = ZERO] of sampleParameters([[cuts[i], cuts[i + 1]]], this.random, MORE)) {
        this.lands(at(t), piece, `${path}.pieces[${i}]`, k);
      }
    });
  }

  private neighbourhood(): void {
    const { neighbourhood, cells, passages } = this.witness;
    const { axes, basis, origin } = neighbourhood;
    claim(
      axes.every((axis) => axis[0]?.lt(ZERO) === true && axis.at(-1)?.gt(ZERO) === true),
      'neighbourhood: x* on its edge',
    );
    const total = axes.reduce((product, axis) => product * (axis.length - 1), 1);
    claim(cells.length === total, 'neighbourhood: a cell is missing');
    const directions = columns(basis);
    cells.forEach((cell, i) => {
      const ranges = cell.index.map((k, axis) => [axes[axis]?.[k], axes[axis]?.[k + 1]] as const);
      for (const t of sampleParameters(ranges, this.random, MORE)) {
        this.lands(sum(apply(directions, t), origin), cell, `neighbourhood.cells[${i}]`, passages.length);
      }
    });
  }

  /** F^steps(x) is x*, or lies on a passage before that number. */
  private lands(x: Vector, { into, steps }: LandingClaim, path: string, before: number): void {
    const { arithmetic } = this.orbits;
    const y = this.orbits.after(steps, x.map(arithmetic.from));
    if (into === 'point') {
      const isThere = y.every((value, i) => arithmetic.compare(value, item(this.star, i)) === 0);
      claim(isThere, `${path}: F^${steps} of a point is not x*`);
      return;
    }
    claim(into < before, `${path}: into a passage that does not stand before`);
    const { direction } = item(this.witness.passages, into);
    const along = direction.findIndex((value) => value.n !== 0n);
    const minusStar = (i: number): T =>
      arithmetic.plus(item(y, i), arithmetic.from(item(this.witness.point, i).neg()));
    const t =
      along < 0
        ? undefined
        : arithmetic.times(minusStar(along), arithmetic.from(item(direction, along).inverse()));
    const isOn =
      t !== undefined &&
      arithmetic.compare(t, arithmetic.from(ZERO)) >= 0 &&
      arithmetic.compare(t, arithmetic.from(ONE)) <= 0 &&
      direction.every((value, i) => {
        return arithmetic.compare(minusStar(i), arithmetic.times(t, arithmetic.from(value))) === 0;
      });
    claim(isOn, `${path}: F^${steps} of a point is not on passage ${into}`);
  }
}
