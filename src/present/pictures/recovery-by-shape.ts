/** Recovery of training images against the number of iterations, a curve for each width and depth. */

import type { Growth } from '../../search/memory/index.js';
import { curveSheet } from './curves.js';
import { hueOf } from './palette.js';

/** SVG; the same bytes for the same shares. */
export function drawRecoveryByShape(
  { times, curves }: Growth,
  title: string,
  notes: readonly string[],
): string {
  return curveSheet({
    title,
    description:
      'The share of the training images that are recovered from other images, against the number of iterations.',
    names: { x: 'iterations', y: 'training images recovered' },
    values: times,
    curves: curves.map(({ depth, hidden, recovery }, k) => ({
      name: `${depth} layers, ${hidden} units wide`,
      colour: hueOf(k),
      shares: recovery.map(({ share }) => share),
    })),
    notes: [...notes, 'Bands: Wilson intervals at 95 %. Nothing in this picture is certified.'],
  });
}
