/** A point for people to read, with a sign that says whether it is rounded. */

import type { Rational } from '../../exact/index.js';
import { floatText, type NumberText, rationalText, signed } from './number-text.js';

/** How a point is written. */
export interface PointStyle {
  /** Significant digits, at least, of a number that is rounded. */
  readonly digits: number;
  /** Of more coordinates the first so many, and the number of all. */
  readonly most?: number;
  /** A distance that may not be rounded away, such as that to another point. */
  readonly within?: number;
}

/** Such as `(0.5, -1.25)`, or `≈ (0.333333, 1)` where a coordinate is rounded. */
export function pointText(x: readonly number[], style: PointStyle): string {
  return signed(floatPoint(x, style));
}

export function floatPoint(x: readonly number[], style: PointStyle): NumberText {
  const { digits, most = Infinity, within } = style;
  return listed(
    x.slice(0, most).map((value) => floatText(value, digits, within)),
    x.length,
  );
}

export function rationalPoint(x: readonly Rational[], style: PointStyle): NumberText {
  const { digits, most = Infinity, within } = style;
  return listed(
    x.slice(0, most).map((value) => rationalText(value, digits, within)),
    x.length,
  );
}

/** The first coordinates of a point, of so many in all. */
export function listed(shown: readonly NumberText[], all: number): NumberText {
  const more = shown.length < all ? `, … ${all} coordinates` : '';
  return {
    text: `(${shown.map(({ text }) => text).join(', ')}${more})`,
    isExact: shown.every(({ isExact }) => isExact),
  };
}

/** The least distance between two points that differ, in the coordinate in which they do so most. */
export function separation(points: readonly (readonly number[])[]): number {
  let least = Infinity;
  points.forEach((x, k) => {
    for (const y of points.slice(0, k)) {
      const distance = Math.max(...x.map((value, i) => Math.abs(value - (y[i] ?? NaN))));
      if (distance > 0 && distance < least) least = distance;
    }
  });
  return least;
}
