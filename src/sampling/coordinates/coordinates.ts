/** Coordinates of ℝⁿ in which a network is seen: another origin, and another unit of length. All of it is exact. */

import { at, matrix, Network, Rational, type Layer, type Vector } from '../../exact/index.js';

/**
 * x = origin + scale·y with scale > 0, where y are the coordinates, and x those of the network as it was given.
 *
 * @example
 * ```ts
 * import { Coordinates, Rational } from 'basincheck';
 * const millimetres = new Coordinates(Rational.of(1, 1000), [Rational.of(2)]);
 * millimetres.outward([Rational.of(500)]); // → [5/2]
 * millimetres.inward([Rational.of(3)]); // → [1000]
 * ```
 */
export class Coordinates {
  constructor(
    readonly scale: Rational,
    readonly origin: Vector,
  ) {
    if (scale.sign <= 0)
      throw new RangeError(`Coordinates: expected a positive scale, got ${scale.toString()}`);
  }

  /**
   * The coordinates of the network as it was given.
   *
   * @example
   * ```ts
   * import { Coordinates, Rational } from 'basincheck';
   * Coordinates.unchanged(2).outward([Rational.half, Rational.one]); // → [1/2, 1]
   * ```
   */
  static unchanged(n: number): Coordinates {
    return new Coordinates(Rational.one, matrix.zeros(n));
  }

  get isUnchanged(): boolean {
    return this.scale.equals(Rational.one) && this.origin.every(({ sign }) => sign === 0);
  }

  /** x of y. */
  outward(y: Vector): Vector {
    return matrix.add(this.origin, this.directionOutward(y));
  }

  /** x of y, rounded once. */
  outwardFloat(y: ArrayLike<number>): number[] {
    return this.outward(Array.from(y, (value) => Rational.fromNumber(value))).map((x) => x.toNumber());
  }

  /** y of x, rounded once. */
  inwardFloat(x: ArrayLike<number>): number[] {
    return this.inward(Array.from(x, (value) => Rational.fromNumber(value))).map((y) => y.toNumber());
  }

  /** y of x. */
  inward(x: Vector): Vector {
    return matrix.subtract(x, this.origin).map((value) => value.dividedBy(this.scale));
  }

  /** The vector that leads from one point to another, as seen from outside. */
  directionOutward(d: Vector): Vector {
    return d.map((value) => value.times(this.scale));
  }

  /** The change of coordinates that undoes this one. */
  inverse(): Coordinates {
    const scale = Rational.one.dividedBy(this.scale);
    return new Coordinates(
      scale,
      this.origin.map((x) => x.negated().times(scale)),
    );
  }

  /** Coordinates z, where y = inner.outward(z) are the coordinates y of this. */
  then(inner: Coordinates): Coordinates {
    return new Coordinates(this.scale.times(inner.scale), this.outward(inner.origin));
  }
}

/** F as a map between other coordinates: y ↦ outputs.inward(F(inputs.outward(y))). */
export function seenIn(network: Network, inputs: Coordinates, outputs: Coordinates): Network {
  if (inputs.isUnchanged && outputs.isUnchanged) return network;
  const layers: Layer[] = [...network.layers];
  const first = at(layers, 0);
  layers[0] = {
    weights: first.weights.map((row) => row.map((w) => w.times(inputs.scale))),
    bias: matrix.apply(first.weights, inputs.origin, undefined, first.bias),
  };
  const last = at(layers, layers.length - 1);
  layers[layers.length - 1] = {
    weights: last.weights.map((row) => row.map((w) => w.dividedBy(outputs.scale))),
    bias: outputs.inward(last.bias),
  };
  return new Network(network.activation, layers);
}
