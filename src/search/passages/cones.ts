/**
 * F near a fixed point x* in the plane: F(x* + v) = x* + L·v for small v, with a linear map L for each cone of directions. The
 * cones are followed until F^k takes each of them to x* itself, or onto a ray.
 */

import {
  at,
  matrix,
  type Matrix,
  type Network,
  PiecewiseLinear,
  type Rational,
  type Vector,
} from '../../exact/index.js';

/** Directions from u to v, counterclockwise, less than half a turn. */
interface Cone {
  readonly u: Vector;
  readonly v: Vector;
}

/** A cone on which F^steps is linear around x*. It takes the cone to x*, or onto the ray of a direction. */
export interface Collapsed extends Cone {
  readonly onto: 'point' | Vector;
  readonly steps: number;
}

export interface Collapse {
  readonly cones: readonly Collapsed[];
  /** The directions along which cones were cut. */
  readonly cuts: readonly Vector[];
}

/** What becomes of a ray from x*. After `steps` steps it is x*, or a ray that F^power stretches. */
export interface RayFate {
  readonly onto: 'point' | { readonly direction: Vector; readonly power: number };
  readonly steps: number;
}

/** The largest number of steps for which cones and rays are followed, and of cones. */
const MOST = { steps: 8, cones: 64 };

/** F around a fixed point: its linear maps, cone by cone. */
export class LocalMap {
  private readonly linear: readonly (Cone & { readonly L: Matrix })[];
  private readonly kinks: readonly Vector[];

  constructor(network: Network, point: Vector) {
    const { activation } = network;
    if (!(activation instanceof PiecewiseLinear))
      throw new TypeError('LocalMap: expected a piecewise linear φ');
    const [e1, e2] = matrix.identity(2);
    if (e1 === undefined || e2 === undefined) throw new TypeError('LocalMap: expected a plane');
    const [w1, w2] = [negated(e1), negated(e2)];
    const kinks: Vector[] = [];
    let cones = [cone(e1, e2), cone(e2, w1), cone(w1, w2), cone(w2, e1)].map((each) => ({
      ...each,
      L: matrix.identity(2),
    }));
    let value: Vector = point;
    network.layers.forEach(({ weights, bias }, k) => {
      const z = matrix.add(matrix.apply(weights, value), bias);
      cones = cones.map(({ u, v, L }) => ({ u, v, L: matrix.multiply(weights, L) }));
      if (k + 1 === network.depth) return;
      z.forEach((at0, j) => {
        cones = cones.flatMap(({ u, v, L }) => {
          const row = at(L, j);
          const isAtKink = activation.pieces.some(({ until }) => until?.equals(at0) === true);
          const parts = isAtKink ? cutAt(row, { u, v }) : [{ u, v }];
          if (isAtKink) kinks.push(...parts.flatMap((part) => [part.u, part.v]).filter((w) => isOn(row, w)));
          return parts.map((part) => {
            const inside = matrix.add(part.u, part.v);
            const slope = slopeTowards(activation, at0, dot(row, inside));
            return {
              ...part,
              L: L.with(
                j,
                row.map((x) => x.times(slope)),
              ),
            };
          });
        });
      });
      value = z.map((x) => activation.valueAt(x));
    });
    this.linear = cones;
    this.kinks = kinks;
  }

  /** Cones that collapse, all around x*; `undefined` if that takes too many steps or cones. */
  collapse(): Collapse | undefined {
    const cuts: Vector[] = [...this.kinks];
    const done: Collapsed[] = [];
    let open = this.linear.map(({ u, v, L }) => ({ u, v, M: L, steps: 1 }));
    while (open.length > 0) {
      const next: typeof open = [];
      for (const { u, v, M, steps } of open) {
        const [a, b] = [matrix.apply(M, u), matrix.apply(M, v)];
        if (isZero(a) && isZero(b)) {
          done.push({ u, v, onto: 'point', steps });
          continue;
        }
        const turn = cross(a, b);
        if (turn.sign === 0) {
          const isOneRay = isZero(a) || isZero(b) || dot(a, b).sign > 0;
          if (isOneRay) {
            done.push({ u, v, onto: isZero(a) ? b : a, steps });
            continue;
          }
          // The image is a line through x*: the cone is cut along what M takes to x*.
          const parts = cutAt(a, { u, v }, M);
          if (parts.length !== 2) return undefined;
          cuts.push(at(parts, 0).v);
          next.push(...parts.map((part) => ({ ...part, M, steps })));
          continue;
        }
        if (steps === MOST.steps) return undefined;
        // In two dimensions the image is a cone again: its parts go on by the linear maps around x*.
        const pieces = this.partsOver({ u, v }, M, cuts);
        next.push(...pieces.map((piece) => ({ ...piece, steps: steps + 1 })));
      }
      if (next.length + done.length > MOST.cones) return undefined;
      open = next;
    }
    return { cones: done, cuts };
  }

  /** What becomes of the ray. */
  follow(ray: Vector): RayFate | undefined {
    const seen: Vector[] = [ray];
    for (let steps = 1; steps <= MOST.steps; steps++) {
      const last = at(seen, steps - 1);
      const image = matrix.apply(this.mapTowards(last), last);
      if (isZero(image)) return { onto: 'point', steps };
      const before = seen.findIndex((each) => isSameRay(each, image));
      if (before >= 0) {
        const start = at(seen, before);
        const isStretched = dot(start, start).lessThan(dot(start, image));
        return isStretched ? { onto: { direction: start, power: steps - before }, steps: before } : undefined;
      }
      seen.push(image);
    }
    return undefined;
  }

  private mapTowards(direction: Vector): Matrix {
    const found = this.linear.find((each) => contains(each, direction));
    if (found === undefined) throw new TypeError('LocalMap: expected cones all around');
    return found.L;
  }

  private partsOver(domain: Cone, M: Matrix, cuts: Vector[]): readonly (Cone & { readonly M: Matrix })[] {
    const inverse = matrix.inverse(M);
    if (inverse === undefined) throw new TypeError('partsOver: expected an invertible map');
    let parts: readonly Cone[] = [domain];
    for (const { u } of this.linear) {
      const w = matrix.apply(inverse, u);
      // The rays of the first four cones need not be kinks.
      if (contains(domain, w) && this.kinks.some((kink) => isSameRay(kink, u))) cuts.push(w);
      parts = parts.flatMap((part) => {
        if (!isStrictlyInside(part, w)) return [part];
        return [
          { u: part.u, v: w },
          { u: w, v: part.v },
        ];
      });
    }
    return parts.map((part) => {
      const inside = matrix.apply(M, matrix.add(part.u, part.v));
      return { ...part, M: matrix.multiply(this.mapTowards(inside), M) };
    });
  }
}

function cone(u: Vector, v: Vector): Cone {
  return { u, v };
}

/** The parts of the cone on the two sides of {w : row·w = 0}, or of {w : row·(M·w) = 0}; the cone, if it lies on one side. */
function cutAt(row: Vector, { u, v }: Cone, M?: Matrix): readonly Cone[] {
  const form = M ? matrix.apply(matrix.transpose(M), row) : row;
  const [a, b] = [dot(form, u), dot(form, v)];
  if (a.sign * b.sign >= 0) return [{ u, v }];
  const w = matrix.add(scaled(u, b.abs()), scaled(v, a.abs()));
  return [
    { u, v: w },
    { u: w, v },
  ];
}

/** Whether the row is 0 on the ray, and not everywhere. */
function isOn(row: Vector, ray: Vector): boolean {
  return !isZero(row) && dot(row, ray).sign === 0;
}

/** φ′ at x towards a greater or a smaller value; any slope, if the value does not change. */
function slopeTowards({ pieces }: PiecewiseLinear, x: Rational, change: Rational): Rational {
  const k = pieces.findIndex(({ until }) => until === undefined || x.atMost(until));
  const isAtKink = pieces[k]?.until?.equals(x) === true;
  return at(pieces, isAtKink && change.sign > 0 ? k + 1 : k).slope;
}

export function dot(a: Vector, b: Vector): Rational {
  return matrix.dot(a, b);
}

export function cross(a: Vector, b: Vector): Rational {
  return at(a, 0)
    .times(at(b, 1))
    .minus(at(a, 1).times(at(b, 0)));
}

export function isSameRay(a: Vector, b: Vector): boolean {
  return cross(a, b).sign === 0 && dot(a, b).sign > 0;
}

function isZero(x: Vector): boolean {
  return x.every(({ sign }) => sign === 0);
}

export function negated(x: Vector): Vector {
  return x.map((value) => value.negated());
}

export function scaled(x: Vector, factor: Rational): Vector {
  return x.map((value) => value.times(factor));
}

/** Whether the direction lies in the closed cone. */
export function contains({ u, v }: Cone, w: Vector): boolean {
  return isSameRay(u, w) || isSameRay(v, w) || isStrictlyInside({ u, v }, w);
}

function isStrictlyInside({ u, v }: Cone, w: Vector): boolean {
  return cross(u, w).sign > 0 && cross(w, v).sign > 0;
}
