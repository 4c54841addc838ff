/**
 * Labelled areas with sharp edges, from samples. A square is sampled on a lattice of nodes; where two nodes that are
 * neighbours have different labels, bisection finds the place between them where the label changes; and these places
 * are joined, cell by cell, to the outlines of areas. Straight edges come out straight. Where three or more changes meet
 * in a cell, they meet in one point of it, so that the areas always fill the square without gaps and overlaps.
 */

import { type PlanePoint, simplified } from './simplify.js';

/** The labels of `count` points of the unit square, given as rows u, v; v grows upwards. */
export type LabelsAt = (points: Float64Array, count: number) => ArrayLike<number>;

/** Closed outlines. Filled by the even-odd rule, they are the area. */
export type Rings = readonly (readonly PlanePoint[])[];

const BISECTIONS = 5;
/** With more changes than this a picture is too intricate for sharp edges to be seen, and they are not looked for. */
const INTRICATE = 12_000;
/** How far an outline may be from the places found, in the picture. */
const TOLERANCE = 0.2;

/** The area of each label, on a lattice of columns × rows nodes; `place` takes the unit square to the picture. */
export function areas(
  columns: number,
  rows: number,
  labelsAt: LabelsAt,
  place: (u: number, v: number) => PlanePoint,
): ReadonlyMap<number, Rings> {
  const lattice = new Lattice(columns, rows, labelsAt);
  return new Map([...lattice.segments()].map(([label, next]) => [label, lattice.rings(next, place)]));
}

/** From each node of outlines, those that come next: one, or several where an outline touches itself. */
type Segments = Map<number, number[]>;

/**
 * Nodes of outlines are numbered: changes on the edge to the right of a lattice node and on the one above it, junctions
 * in the cell to the right and above, and lattice nodes, of which those on the rim of the square occur.
 */
const KINDS = 4;
const [RIGHT, ABOVE, JUNCTION, NODE] = [0, 1, 2, 3];

class Lattice {
  private readonly labels: ArrayLike<number>;
  private readonly changes: ReadonlyMap<number, number>;
  private readonly junctions = new Map<number, PlanePoint>();

  constructor(
    private readonly columns: number,
    private readonly rows: number,
    private readonly labelsAt: LabelsAt,
  ) {
    const count = columns * rows;
    const points = new Float64Array(2 * count);
    for (let k = 0; k < count; k++) [points[2 * k], points[2 * k + 1]] = this.at(k);
    this.labels = labelsAt(points, count);
    this.changes = this.bisected();
  }

  /** The outlines of each label, the area to their left. */
  segments(): ReadonlyMap<number, Segments> {
    const found = new Map<number, Segments>();
    const add = (label: number, from: number, to: number): void => {
      const segments = found.get(label) ?? new Map<number, number[]>();
      found.set(label, segments);
      const known = segments.get(from);
      if (known === undefined) segments.set(from, [to]);
      else known.push(to);
    };
    for (let j = 0; j + 1 < this.rows; j++) {
      for (let i = 0; i + 1 < this.columns; i++) this.inCell(j * this.columns + i, add);
    }
    this.alongRim(add);
    return found;
  }

  rings(segments: Segments, place: (u: number, v: number) => PlanePoint): Rings {
    const rings: (readonly PlanePoint[])[] = [];
    for (const start of segments.keys()) {
      while ((segments.get(start)?.length ?? 0) > 0) {
        const ring: number[] = [];
        let node: number | undefined = start;
        while ((node = segments.get(node)?.pop()) !== undefined) {
          ring.push(node);
          if (node === start) break;
        }
        const cell = this.cellIn(place);
        const arcs = this.arcs(ring).map((arc) => {
          const places = arc.map((each) => place(...this.placeOf(each)));
          return keptOf(arc, places).flatMap((k) => places.slice(k, k + 1));
        });
        // Without a node where outlines meet, the arcs are one outline.
        const simple = ring.some((node) => this.isFixed(node))
          ? arcs.flatMap((arc) => [...sharpened(arc, cell, false).slice(0, -1)])
          : sharpened(
              arcs.flatMap((arc) => [...arc.slice(0, -1)]),
              cell,
              true,
            );
        if (simple.length > 2) rings.push(simple);
      }
    }
    return rings;
  }

  /** How long the diagonal of a cell is in the picture. */
  private cellIn(place: (u: number, v: number) => PlanePoint): number {
    const [from, to] = [place(0, 0), place(1 / (this.columns - 1), 1 / (this.rows - 1))];
    return distance(from, to);
  }

  /** The ring cut where outlines meet, so that what two areas share is simplified alike in both. */
  private arcs(ring: readonly number[]): readonly (readonly number[])[] {
    let cuts = ring.flatMap((node, k) => (this.isFixed(node) ? [k] : []));
    if (cuts.length === 0) {
      // The least node, and the one furthest along from it: both the same whichever way the ring runs.
      const least = ring.indexOf(ring.reduce((a, b) => Math.min(a, b)));
      const half = ring.length >> 1;
      const opposite = [half, ring.length - half].map((k) => ring[(least + k) % ring.length] ?? 0);
      cuts = [least, ring.indexOf(Math.min(...opposite))].sort((a, b) => a - b);
    }
    return cuts.map((from, k) => {
      const to = cuts[k + 1] ?? (cuts[0] ?? 0) + ring.length;
      return Array.from({ length: to - from + 1 }, (_, i) => ring[(from + i) % ring.length] ?? 0);
    });
  }

  private isFixed(node: number): boolean {
    const [k, kind] = [Math.floor(node / KINDS), node % KINDS];
    const [i, j] = [k % this.columns, Math.floor(k / this.columns)];
    if (kind === JUNCTION) return true;
    const [onSide, onEnd] = [i === 0 || i === this.columns - 1, j === 0 || j === this.rows - 1];
    if (kind === NODE) return onSide && onEnd;
    return kind === RIGHT ? onEnd : onSide;
  }

  private placeOf(node: number): PlanePoint {
    const [k, kind] = [Math.floor(node / KINDS), node % KINDS];
    if (kind === JUNCTION) return this.junctions.get(node) ?? this.at(k);
    if (kind === NODE) return this.at(k);
    return this.between(k, kind === RIGHT ? k + 1 : k + this.columns, this.changes.get(node) ?? 0.5);
  }

  private inCell(k: number, add: (label: number, from: number, to: number) => void): void {
    const { columns, labels } = this;
    const label = labels[k];
    if (label === labels[k + 1] && label === labels[k + columns] && label === labels[k + 1 + columns]) return;
    const corners = [k, k + 1, k + 1 + columns, k + columns];
    const edges = [
      k * KINDS + RIGHT,
      (k + 1) * KINDS + ABOVE,
      (k + columns) * KINDS + RIGHT,
      k * KINDS + ABOVE,
    ];
    const met = edges.flatMap((edge, e) =>
      labels[corners[e] ?? 0] === labels[corners[(e + 1) % 4] ?? 0]
        ? []
        : [{ edge, after: labels[corners[(e + 1) % 4] ?? 0] ?? 0 }],
    );
    const junction = k * KINDS + JUNCTION;
    if (met.length > 2) {
      const places = met.map(({ edge }) => this.placeOf(edge));
      const mean = (c: 0 | 1): number => places.reduce((sum, p) => sum + p[c], 0) / places.length;
      this.junctions.set(junction, [mean(0), mean(1)]);
    }
    met.forEach(({ edge, after }, m) => {
      const next = met[(m + 1) % met.length]?.edge ?? edge;
      if (met.length === 2) return add(after, next, edge);
      add(after, next, junction);
      add(after, junction, edge);
    });
  }

  /** Once around the square, anticlockwise. */
  private alongRim(add: (label: number, from: number, to: number) => void): void {
    const { columns, rows, labels } = this;
    const top = (rows - 1) * columns;
    const rim = [
      ...Array.from({ length: columns - 1 }, (_, i) => i),
      ...Array.from({ length: rows - 1 }, (_, j) => j * columns + columns - 1),
      ...Array.from({ length: columns - 1 }, (_, i) => top + columns - 1 - i),
      ...Array.from({ length: rows - 1 }, (_, j) => top - j * columns),
    ];
    rim.forEach((from, r) => {
      const to = rim[(r + 1) % rim.length] ?? 0;
      const [a, b] = [labels[from] ?? 0, labels[to] ?? 0];
      const low = Math.min(from, to);
      const [start, end] = [from * KINDS + NODE, to * KINDS + NODE];
      if (a === b) return add(a, start, end);
      const change = low * KINDS + (Math.abs(from - to) === 1 ? RIGHT : ABOVE);
      add(a, start, change);
      add(b, change, end);
    });
  }

  /** Where on each edge between different labels the first of them ends, as a share of the edge. */
  private bisected(): ReadonlyMap<number, number> {
    const { columns, rows, labels } = this;
    const edges: { node: number; from: number; to: number; lo: number; hi: number }[] = [];
    for (let k = 0; k < columns * rows; k++) {
      if (k % columns !== columns - 1 && labels[k] !== labels[k + 1])
        edges.push({ node: k * KINDS + RIGHT, from: k, to: k + 1, lo: 0, hi: 1 });
      if (k + columns < columns * rows && labels[k] !== labels[k + columns])
        edges.push({ node: k * KINDS + ABOVE, from: k, to: k + columns, lo: 0, hi: 1 });
    }
    const points = new Float64Array(2 * edges.length);
    const rounds = edges.length > INTRICATE ? 0 : BISECTIONS;
    for (let round = 0; round < rounds; round++) {
      edges.forEach(({ from, to, lo, hi }, e) => points.set(this.between(from, to, (lo + hi) / 2), 2 * e));
      const middle = this.labelsAt(points, edges.length);
      edges.forEach((edge, e) => {
        // A third label may lie between. The area of the lesser label ends where it ends, whichever way an edge runs.
        const [from, to] = [labels[edge.from] ?? 0, labels[edge.to] ?? 0];
        const isBefore = from < to ? middle[e] === from : middle[e] !== to;
        if (isBefore) edge.lo = (edge.lo + edge.hi) / 2;
        else edge.hi = (edge.lo + edge.hi) / 2;
      });
    }
    return new Map(edges.map(({ node, lo, hi }) => [node, (lo + hi) / 2]));
  }

  /** A lattice node as a point of the unit square. */
  private at(k: number): PlanePoint {
    return [(k % this.columns) / (this.columns - 1), Math.floor(k / this.columns) / (this.rows - 1)];
  }

  private between(from: number, to: number, share: number): PlanePoint {
    const [[a, b], [c, d]] = [this.at(from), this.at(to)];
    return [a + share * (c - a), b + share * (d - b)];
  }
}

/** The indices that are kept of an arc: the same points whichever way it is walked. */
function keptOf(arc: readonly number[], places: readonly PlanePoint[]): readonly number[] {
  const last = arc.length - 1;
  const key = (k: number): number => arc[k] ?? 0;
  const isForward = key(0) === key(last) ? key(1) <= key(last - 1) : key(0) < key(last);
  if (isForward) return simplified(places, TOLERANCE);
  return simplified(places.toReversed(), TOLERANCE)
    .map((k) => last - k)
    .toReversed();
}

/** A corner of an area within a cell is cut off by a side that is at most so many diagonals of a cell long. */
const CUT = 1.2;
/** Beside such a side, both others are so many times as long. */
const LONGER = 3;

/** With the corners where straight edges meet: the same whichever way the outline is walked. */
function sharpened(points: readonly PlanePoint[], cell: number, isClosed: boolean): readonly PlanePoint[] {
  const pointAt = (k: number): PlanePoint | undefined =>
    isClosed ? points.at(k % points.length) : points[k];
  const corners = points.map((b, k) => {
    const [a, c, d] = [isClosed || k > 0 ? points.at(k - 1) : undefined, pointAt(k + 1), pointAt(k + 2)];
    return a && c && d && cornerOf(a, b, c, d, cell);
  });
  // A corner takes the place of both ends of the side.
  return points.flatMap((point, k) => {
    const corner = corners[k];
    const isCut = (isClosed || k > 0) && corners.at(k - 1) !== undefined;
    return corner ? [corner] : isCut ? [] : [point];
  });
}

/** Where the edges ab and cd meet, if the side bc only cuts the corner off. */
function cornerOf(
  a: PlanePoint,
  b: PlanePoint,
  c: PlanePoint,
  d: PlanePoint,
  cell: number,
): PlanePoint | undefined {
  const side = distance(b, c);
  if (side > CUT * cell || distance(a, b) < LONGER * side || distance(c, d) < LONGER * side) return undefined;
  const [u, v, w] = [difference(b, a), difference(c, d), difference(c, b)];
  const turn = u[0] * v[1] - u[1] * v[0];
  // How far beyond b and beyond c.
  const [s, t] = [(w[0] * v[1] - w[1] * v[0]) / turn, (w[0] * u[1] - w[1] * u[0]) / turn];
  const isNear = s >= 0 && t >= 0 && s * Math.hypot(...u) <= cell && t * Math.hypot(...v) <= cell;
  return isNear ? [b[0] + s * u[0], b[1] + s * u[1]] : undefined;
}

function difference([a, b]: PlanePoint, [c, d]: PlanePoint): PlanePoint {
  return [a - c, b - d];
}

function distance(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(...difference(a, b));
}
