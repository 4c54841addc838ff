import type fc from 'fast-check';
import { type Network, Rational } from '../../exact/index.js';
import { stretch } from './contraction.js';
import { drawDyadic } from './dyadic.js';
import { PlantedNetwork } from './planted-network.js';

/** Number of points tried for x*. The point where F stretches least is taken, so that F is changed least. */
const TRIALS = 3;
const RADIUS_OF_STRETCH = Rational.of(1, 64);

/** Plants an attractor at a random small dyadic point of [−2, 2]ⁿ; `undefined` if that failed. */
export function drawPlantedNetwork(random: fc.Random, network: Network): PlantedNetwork | undefined {
  const points = Array.from({ length: TRIALS }, () =>
    Array.from({ length: network.inputDimension }, () => drawDyadic(random, false, {})),
  );
  const found = points.flatMap((point) => {
    const factor = stretch(network, point, RADIUS_OF_STRETCH)?.factor;
    return factor === undefined ? [] : [{ point, factor }];
  });
  const best = found.sort((a, b) => a.factor.compare(b.factor))[0];
  return best && PlantedNetwork.plant(network, best.point);
}
