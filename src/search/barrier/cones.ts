/** Cones on the way to infinity. */

import { Matrix as FloatMatrix } from 'ml-matrix';
import { Region } from '../../proof/index.js';
import { jacobian, type Portrait } from '../../sampling/index.js';
import { Interval, matrix, type Network } from '../../exact/index.js';
import { powerOfTwo, simplestBasis } from '../attraction/index.js';

/** Simplicial cones around the direction in which an orbit escapes, the widest first. */
export function cones(
  network: Network,
  floats: Portrait['map']['floats'],
  x: Float64Array,
): readonly Region[] {
  const n = x.length;
  const J = jacobian(floats, x, 1).matrix;
  let v = FloatMatrix.columnVector([...x]);
  for (let k = 0; k < 40; k++) {
    const next = J.mmul(v);
    const size = next.norm('frobenius');
    if (!(size > 0 && size < Infinity)) break;
    v = next.div(size);
  }
  const axis = v.to1DArray();
  const most = Math.max(...axis.map((entry) => Math.abs(entry)));
  if (!(most > 0)) return [];
  const towards = axis.map((entry) => entry / most);
  const directions = simplexDirections(n);
  return [2, 1, 0.5, 0.25].flatMap((width) => {
    const basis = simplestBasis(
      directions.map((d) => towards.map((entry, i) => entry + width * (d[i] ?? NaN))),
      1 / 64,
    );
    if (basis === undefined) return [];
    return [0, 2, 4, 6, 8].flatMap((k) => {
      const ranges = basis.map(() => Interval.of(powerOfTwo(k), undefined));
      return Region.parallelotope(matrix.zeros(network.inputDimension), basis, ranges) ?? [];
    });
  });
}

/** n vectors that sum to 0 and span n − 1 dimensions. */
function simplexDirections(n: number): readonly (readonly number[])[] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0) - 1 / n));
}
