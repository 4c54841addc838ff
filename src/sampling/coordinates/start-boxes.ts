/** Boxes in one system of coordinates or another. */

import type { StartBox } from '../portraits/start-box.js';
import type { Coordinates } from './coordinates.js';

export function boxInward(coordinates: Coordinates, { lo, hi }: StartBox): StartBox {
  return { lo: coordinates.inwardFloat(lo), hi: coordinates.inwardFloat(hi) };
}

export function boxOutward(coordinates: Coordinates, { lo, hi }: StartBox): StartBox {
  return { lo: coordinates.outwardFloat(lo), hi: coordinates.outwardFloat(hi) };
}
