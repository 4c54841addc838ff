/** The picture of a counterexample: what its file proves is solid, what floating point sees beside it is pale. */

import type { Counterexample } from '../certificates/index.js';
import { basinInPlane } from './basin-in-plane.js';
import { basinOnLine } from './basin-on-line.js';
import { type Entry, sheet } from './paper.js';
import { palette } from './palette.js';
import { peakInPlane, peakOnLine } from './peak.js';

const BASIN: readonly Entry[] = [
  { colour: palette.avoiding, text: 'certified: a cell or point that never gets to x*' },
  { colour: palette.basin, text: 'certified: a cell or point in the basin of x*' },
  { colour: palette.basinSampled, text: 'sampled: the basin of x*' },
  { colour: palette.avoidingSampled, text: 'sampled: elsewhere' },
  { colour: palette.undecided, text: 'undecided' },
];
const ON_LINE: readonly Entry[] = [
  ...BASIN,
  { colour: palette.ink, text: 'sampled: the graph of F; dotted: orbits of the points' },
];
const IN_PLANE: readonly Entry[] = [
  ...BASIN,
  {
    colour: palette.avoiding,
    outlined: true,
    text: 'certified, dashed: avoiding regions; blue: the attracting region',
  },
  { colour: palette.ink, text: 'x*; dotted: orbits of the points, in floating point' },
];
const PEAK: readonly Entry[] = [
  { colour: palette.basin, text: 'certified: a point of D where F is greater than on the whole boundary' },
  { colour: palette.avoidingSampled, text: 'the domain D, and F on its boundary' },
  { colour: palette.ink, text: 'sampled: the values of F' },
];

/**
 * SVG, for up to two inputs; the same bytes for the same counterexample. `title` says what is shown. Throws for more
 * inputs.
 */
export function drawCounterexample(counterexample: Counterexample, title: string): string {
  const n = counterexample.network.inputDimension;
  if (n > 2) throw new RangeError(`drawCounterexample: expected at most 2 inputs, got ${n}`);
  if ('peak' in counterexample) {
    const parts = n === 1 ? peakOnLine(counterexample) : peakInPlane(counterexample);
    const legend =
      n === 1 ? PEAK : PEAK.with(1, { colour: palette.avoiding, outlined: true, text: 'the domain D' });
    return sheet(title, 'The values of F, the domain D, and the certified point inside it.', parts, legend);
  }
  const parts = n === 1 ? basinOnLine(counterexample) : basinInPlane(counterexample);
  const description =
    n === 1
      ? 'The graph of F with the orbits of the certified points; below it the basin as a strip.'
      : 'The basin of the attractor, the cells of the barrier, and the orbits of the certified points.';
  return sheet(title, description, parts, n === 1 ? ON_LINE : IN_PLANE);
}
