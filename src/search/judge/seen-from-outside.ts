/**
 * A counterexample that was found in the normal form of a network, as one of the network itself. The change of coordinates is
 * exact, and the verifier judges the result anew.
 */

import { at, matrix, type Network, type Vector } from '../../exact/index.js';
import {
  type Attractor,
  type BasinCounterexample,
  type Counterexample,
  type Grid,
  type PeakCounterexample,
  Region,
  verifyAboutNetwork,
  writeCounterexample,
} from '../../proof/index.js';
import type { Coordinates, NormalForm } from '../../sampling/index.js';
import type { Certified } from '../kind/index.js';

/** The certificate for the network with this normal form; `undefined` if the verifier does not accept it. */
export function seenFromOutside(
  { counterexample }: Certified,
  { inputs }: NormalForm,
  network: Network,
): Certified | undefined {
  const text = writeCounterexample(outside(counterexample, inputs, network));
  const verification = verifyAboutNetwork(text);
  if (verification.verdict !== 'verified') return undefined;
  return { counterexample: verification.counterexample, text, claim: verification.claim };
}

function outside(found: Counterexample, coordinates: Coordinates, network: Network): Counterexample {
  switch (found.kind) {
    case 'barrier':
      return basinOutside(found, coordinates, network);
    case 'peak':
      return peakOutside(found, coordinates, network);
  }
}

function peakOutside(
  found: PeakCounterexample,
  coordinates: Coordinates,
  network: Network,
): PeakCounterexample {
  const { domain, inside } = found.peak;
  return {
    ...found,
    network,
    peak: { domain: gridOutside(domain, coordinates), inside: coordinates.outward(inside) },
  };
}

function basinOutside(
  found: BasinCounterexample,
  coordinates: Coordinates,
  network: Network,
): BasinCounterexample {
  const { attractor, avoiding, barrier } = found;
  return {
    ...found,
    network,
    attractor: attractorOutside(attractor, coordinates),
    avoiding: avoiding.map(({ region, next }) => ({ region: regionOutside(region, coordinates), next })),
    barrier: {
      ...barrier,
      grid: throughOrigin(gridOutside(barrier.grid, coordinates)),
      points: barrier.points.map((point) => ({ ...point, at: coordinates.outward(point.at) })),
    },
  };
}

function attractorOutside(attractor: Attractor, coordinates: Coordinates): Attractor {
  const point = coordinates.outward(attractor.point);
  const region = regionOutside(attractor.region, coordinates);
  switch (attractor.kind) {
    case 'contraction':
      return { ...attractor, point, region };
    case 'passages':
      return {
        ...attractor,
        point,
        region,
        grid: gridOutside(attractor.grid, coordinates),
        passages: attractor.passages.map((passage) => ({
          ...passage,
          direction: coordinates.directionOutward(passage.direction),
        })),
      };
  }
}

/** The directions stay, and the ranges of the parameters become longer. */
function regionOutside({ origin, directions, ranges }: Region, coordinates: Coordinates): Region {
  const region = Region.parallelotope(
    coordinates.outward(origin),
    directions,
    ranges.map((range) => range.scaled(coordinates.scale)),
  );
  if (region === undefined) throw new Error('regionOutside: expected independent directions');
  return region;
}

function gridOutside({ origin, basis, axes }: Grid, coordinates: Coordinates): Grid {
  return {
    origin: coordinates.outward(origin),
    basis,
    axes: axes.map((axis) => axis.map((value) => value?.times(coordinates.scale))),
  };
}

/** The same cells in a grid with origin 0, as files have it: its axes' values are moved instead. */
function throughOrigin({ origin, basis, axes }: Grid): Grid {
  const toCoordinates = matrix.inverse(matrix.transpose(basis));
  if (toCoordinates === undefined) throw new Error('throughOrigin: expected independent basis vectors');
  const shift: Vector = matrix.apply(toCoordinates, origin);
  return {
    origin: matrix.zeros(origin.length),
    basis,
    axes: axes.map((axis, i) => axis.map((value) => value?.plus(at(shift, i)))),
  };
}
