import {
  at,
  Interval,
  matrix,
  type Matrix,
  Rational,
  type Vector,
  type Zonotope,
} from '../../exact/index.js';

/** [lo_1, hi_1] × … × [lo_n, hi_n]. */
export interface Box {
  readonly lo: Vector;
  readonly hi: Vector;
}

/**
 * A compact subset of ℝⁿ, the closure of a bounded open D: {origin + Σ u_i·basis_i : u in one of the boxes}. So it
 * is a box, a parallelotope, or a union of such along common axes. Its boundary, too, is known exactly.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * import { Domain } from 'basincheck/arbitraries';
 * const at = (x: number, y: number) => [Rational.of(x), Rational.of(y)];
 * const boxes = [{ lo: at(0, 0), hi: at(2, 1) }, { lo: at(0, 0), hi: at(1, 2) }];
 * const L = new Domain(at(0, 0), matrix.identity(2), boxes);
 * [L.contains(at(1, 2)), L.contains(at(2, 2))]; // → [true, false]
 * [L.hasOnBoundary(at(1, 1)), L.hasOnBoundary(at(1, 0)), L.hasOnBoundary([Rational.half, Rational.one])]; // → [true, true, false]
 * ```
 */
export class Domain {
  private readonly toCoordinates: Matrix;
  private found: readonly Box[] | undefined;

  /** Throws unless there is a box, the basis is one of ℝⁿ, and lo < hi in every coordinate of every box. */
  constructor(
    readonly origin: Vector,
    /** n rows of length n, linearly independent. */
    readonly basis: Matrix,
    readonly boxes: readonly Box[],
  ) {
    const toCoordinates = matrix.inverse(matrix.transpose(basis));
    if (toCoordinates?.length !== origin.length) {
      throw new RangeError('Domain: expected as many independent directions as the origin has coordinates');
    }
    if (boxes.length === 0 || !boxes.every((box) => isBox(box, origin.length))) {
      throw new RangeError('Domain: expected boxes, at least one, with lo < hi in every coordinate');
    }
    this.toCoordinates = toCoordinates;
  }

  get dimension(): number {
    return this.origin.length;
  }

  /** Whether x ∈ D̄. */
  contains(x: Vector): boolean {
    return this.boxes.some((box) => isInBox(this.coordinatesOf(x), box));
  }

  /** Whether x ∈ ∂D. */
  hasOnBoundary(x: Vector): boolean {
    return this.faces.some((face) => isInBox(this.coordinatesOf(x), face));
  }

  /** origin + Σ u_i·basis_i */
  at(coordinates: Vector): Vector {
    return matrix.add(this.origin, matrix.apply(matrix.transpose(this.basis), coordinates));
  }

  /** The u with x = origin + Σ u_i·basis_i. */
  coordinatesOf(x: Vector): Vector {
    return matrix.apply(this.toCoordinates, matrix.subtract(x, this.origin));
  }

  /**
   * The boundary ∂D as a union of finitely many pieces of hyperplanes, given as sets that can be carried through a
   * network.
   */
  get boundary(): readonly Zonotope[] {
    return this.faces.map((face) => ({
      origin: this.at(face.lo),
      generators: this.basis.flatMap((direction, i) => {
        const length = at(face.hi, i).minus(at(face.lo, i));
        return length.sign === 0 ? [] : [{ direction, range: Interval.of(Rational.zero, length) }];
      }),
    }));
  }

  /**
   * The boundary in coordinates: boxes that are flat in one direction. The planes through all faces cut space into
   * cells, each of them inside or outside. The boundary lies between the cells inside and those outside.
   */
  get faces(): readonly Box[] {
    this.found ??= [...this.findFaces()];
    return this.found;
  }

  private *findFaces(): Generator<Box, void> {
    const axes = this.origin.map((_, i) =>
      distinct(this.boxes.flatMap(({ lo, hi }) => [at(lo, i), at(hi, i)])),
    );
    const isInside = (cell: readonly number[]) => {
      const box = boxOf(axes, cell);
      return (
        box !== undefined && this.boxes.some((other) => isInBox(box.lo, other) && isInBox(box.hi, other))
      );
    };
    for (const cell of cellsOf(axes)) {
      const box = boxOf(axes, cell);
      if (box === undefined || !isInside(cell)) continue;
      for (const i of axes.keys()) {
        const [lo, hi] = [at(box.lo, i), at(box.hi, i)];
        if (!isInside(cell.with(i, at(cell, i) - 1))) yield { lo: box.lo, hi: box.hi.with(i, lo) };
        if (!isInside(cell.with(i, at(cell, i) + 1))) yield { lo: box.lo.with(i, hi), hi: box.hi };
      }
    }
  }
}

export function isBox({ lo, hi }: Box, n: number): boolean {
  return lo.length === n && hi.length === n && lo.every((x, i) => x.lessThan(at(hi, i)));
}

function isInBox(x: Vector, { lo, hi }: Box): boolean {
  return x.every((t, i) => at(lo, i).atMost(t) && t.atMost(at(hi, i)));
}

/** The different numbers in increasing order. */
function distinct(numbers: readonly Rational[]): Vector {
  const sorted = [...numbers].sort((a, b) => a.compare(b));
  return sorted.filter((x, i) => i === 0 || !x.equals(at(sorted, i - 1)));
}

/**
 * On each axis, the cell reaches from the value with the given number to the next value; `undefined` beyond the ends.
 */
function boxOf(axes: readonly Vector[], cell: readonly number[]): Box | undefined {
  const lo = axes.flatMap((axis, i) => axis[at(cell, i)] ?? []);
  const hi = axes.flatMap((axis, i) => axis[at(cell, i) + 1] ?? []);
  return lo.length === axes.length && hi.length === axes.length ? { lo, hi } : undefined;
}

function* cellsOf([axis, ...others]: readonly Vector[]): Generator<readonly number[], void> {
  if (axis === undefined) yield [];
  else {
    for (let i = 0; i + 1 < axis.length; i++) {
      for (const rest of cellsOf(others)) yield [i, ...rest];
    }
  }
}
