/** Boxes in one system of coordinates or another. */

import type { Box } from '../portraits/box.js';
import type { Coordinates } from './coordinates.js';

export function boxInward(coordinates: Coordinates, { lo, hi }: Box): Box {
  return { lo: coordinates.inwardFloat(lo), hi: coordinates.inwardFloat(hi) };
}

export function boxOutward(coordinates: Coordinates, { lo, hi }: Box): Box {
  return { lo: coordinates.outwardFloat(lo), hi: coordinates.outwardFloat(hi) };
}
