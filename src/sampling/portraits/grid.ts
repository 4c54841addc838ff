/**
 * Grids over a window, and over the whole space by compactified axes.
 *
 * The cells come from a cube (−1, 1)ⁿ cut into resolutionⁿ equal cubes. A point t of the cube stands for centre +
 * basis·(scale·t_i) in a window, and for centre + basis·(scale·t_i / (1 − |t_i|)) in the whole space. So a finer grid
 * of the same frame cuts every cell into equal parts.
 */

import { inverse, Matrix } from 'ml-matrix';

export interface Frame {
  /** `space`: the outermost cells reach to infinity. `window`: they end at the window's edge. */
  readonly extent: 'space' | 'window';
  readonly centre: Float64Array;
  /** The basis, n × n, row after row: its columns are the directions of the axes. */
  readonly basis: Float64Array;
  /** The inverse of the basis. */
  readonly dual: Float64Array;
  /** The half width of the window; in the whole space, half of the cells of an axis lie within ±scale. */
  readonly scale: number;
}

/** A frame with the given basis, or the unit vectors. Throws on a scale that is not positive, or a singular basis. */
export function frame(
  extent: Frame['extent'],
  centre: ArrayLike<number>,
  scale: number,
  basis: Matrix = Matrix.eye(centre.length),
): Frame {
  if (!(scale > 0)) throw new RangeError(`frame: expected a positive scale, got ${scale}`);
  return {
    extent,
    centre: Float64Array.from(centre),
    basis: Float64Array.from(basis.to1DArray()),
    dual: Float64Array.from(inverse(basis).to1DArray()),
    scale,
  };
}

export class SampleGrid {
  readonly dimension: number;
  /** The number of cells, resolutionⁿ. */
  readonly size: number;
  /** For each axis, the difference between the indices of neighbouring cells along it. */
  readonly strides: readonly number[];
  private readonly axis: Float64Array;

  /** Throws unless the resolution is a positive integer and the number of cells is a safe integer. */
  constructor(
    readonly frame: Frame,
    readonly resolution: number,
  ) {
    this.dimension = frame.centre.length;
    this.size = resolution ** this.dimension;
    if (!Number.isInteger(resolution) || resolution < 1 || !Number.isSafeInteger(this.size)) {
      throw new RangeError(`Grid: expected a positive resolution, not too large, got ${resolution}`);
    }
    this.strides = Array.from({ length: this.dimension }, (_, k) => resolution ** k);
    this.axis = Float64Array.from({ length: resolution }, (_, i) =>
      this.onAxis((2 * i + 1) / resolution - 1),
    );
  }

  /** The position of a cell along each axis, from 0 to resolution − 1. */
  position(cell: number): number[] {
    return this.strides.map((stride) => Math.floor(cell / stride) % this.resolution);
  }

  cell(position: readonly number[]): number {
    return position.reduce((sum, i, k) => sum + i * (this.strides[k] ?? NaN), 0);
  }

  /** Writes the midpoint of the cell to `out[at]`, …, `out[at + n − 1]`. */
  writePoint(cell: number, out: Float64Array, at = 0): void {
    const { dimension: n, resolution, axis } = this;
    const { centre, basis } = this.frame;
    for (let i = 0; i < n; i++) out[at + i] = centre[i] ?? NaN;
    for (let k = 0, rest = cell; k < n; k++) {
      const index = rest % resolution;
      rest = (rest - index) / resolution;
      const u = axis[index] ?? NaN;
      for (let i = 0; i < n; i++) out[at + i] = (out[at + i] ?? NaN) + (basis[i * n + k] ?? NaN) * u;
    }
  }

  point(cell: number): Float64Array {
    const out = new Float64Array(this.dimension);
    this.writePoint(cell, out);
    return out;
  }

  /**
   * The curve through the midpoints along an axis, from the given cell on. At t = 0, 1, … it is at the midpoints;
   * between them it is straight in the coordinates of the cube.
   */
  along(cell: number, axis: number): (t: number, out: Float64Array, at: number) => void {
    const { dimension: n, resolution } = this;
    const origin = this.point(cell);
    const start = Math.floor(cell / (this.strides[axis] ?? NaN)) % resolution;
    const from = this.axis[start] ?? NaN;
    return (t, out, at) => {
      const u = this.onAxis((2 * (start + t) + 1) / resolution - 1) - from;
      for (let i = 0; i < n; i++)
        out[at + i] = (origin[i] ?? NaN) + (this.frame.basis[i * n + axis] ?? NaN) * u;
    };
  }

  /** The midpoints of the cells, in order: rows of n coordinates. */
  points(cells?: readonly number[]): Float64Array {
    const count = cells?.length ?? this.size;
    const out = new Float64Array(count * this.dimension);
    for (let k = 0; k < count; k++)
      this.writePoint(cells === undefined ? k : (cells[k] ?? NaN), out, k * this.dimension);
    return out;
  }

  /** The cell that contains the point; `undefined` outside of a window. */
  cellAt(point: ArrayLike<number>): number | undefined {
    const { dimension: n, resolution } = this;
    const { centre, dual } = this.frame;
    const position: number[] = [];
    for (let k = 0; k < n; k++) {
      let u = 0;
      for (let i = 0; i < n; i++) u += (dual[k * n + i] ?? NaN) * ((point[i] ?? NaN) - (centre[i] ?? NaN));
      const index = Math.floor(((this.offAxis(u) + 1) / 2) * resolution);
      const clipped = this.frame.extent === 'space' ? Math.min(Math.max(index, 0), resolution - 1) : index;
      if (!(clipped >= 0 && clipped < resolution)) return undefined;
      position.push(clipped);
    }
    return this.cell(position);
  }

  /** Whether the cell lies in the outermost layer. */
  isOuter(cell: number): boolean {
    const { dimension: n, resolution } = this;
    for (let k = 0, rest = cell; k < n; k++) {
      const index = rest % resolution;
      if (index === 0 || index === resolution - 1) return true;
      rest = (rest - index) / resolution;
    }
    return false;
  }

  /** The cell next to this one along an axis, `undefined` beyond the outermost layer. */
  neighbour(cell: number, axis: number, step: 1 | -1): number | undefined {
    const stride = this.strides[axis] ?? NaN;
    const index = Math.floor(cell / stride) % this.resolution;
    return index + step < 0 || index + step >= this.resolution ? undefined : cell + step * stride;
  }

  neighbours(cell: number): number[] {
    const found: number[] = [];
    this.eachNeighbour(cell, (next) => {
      found.push(next);
    });
    return found;
  }

  /** Hands out the cells that share a face with this one: along each axis the one before it, then the one after it. */
  eachNeighbour(cell: number, visit: (next: number) => void): void {
    const { dimension: n, resolution } = this;
    for (let k = 0, rest = cell, stride = 1; k < n; k++, stride *= resolution) {
      const index = rest % resolution;
      if (index > 0) visit(cell - stride);
      if (index < resolution - 1) visit(cell + stride);
      rest = (rest - index) / resolution;
    }
  }

  /** The grid of the same frame in which every cell is cut into factorⁿ. */
  refined(factor: number): SampleGrid {
    return new SampleGrid(this.frame, this.resolution * factor);
  }

  /** The cell of this grid that contains the given cell of a refined one. */
  coarse(fine: SampleGrid, cell: number): number {
    const factor = fine.resolution / this.resolution;
    return this.cell(fine.position(cell).map((index) => Math.floor(index / factor)));
  }

  /** The least box, in the coordinates of the space, that contains the midpoints of the cells. */
  boxAround(cells: readonly number[]): { lo: Float64Array; hi: Float64Array } {
    const lo = new Float64Array(this.dimension).fill(Infinity);
    const hi = new Float64Array(this.dimension).fill(-Infinity);
    for (const cell of cells) {
      this.point(cell).forEach((value, i) => {
        lo[i] = Math.min(lo[i] ?? NaN, value);
        hi[i] = Math.max(hi[i] ?? NaN, value);
      });
    }
    return { lo, hi };
  }

  private onAxis(t: number): number {
    const { extent, scale } = this.frame;
    return extent === 'window' ? scale * t : (scale * t) / (1 - Math.abs(t));
  }

  private offAxis(u: number): number {
    const { extent, scale } = this.frame;
    return extent === 'window' ? u / scale : u / (scale + Math.abs(u));
  }
}
