/** Recovery against the norm of the examples, a curve for each noise radius. */

import type { RecoveryByRadius } from '../../search/memory/index.js';
import { curveSheet } from './curves.js';
import { hueOf } from './palette.js';
import { numeral } from './scale.js';

/** SVG; the same bytes for the same shares. */
export function drawRecoveryByRadius(of: RecoveryByRadius, title: string, note: string): string {
  const { radii, curves, trainings } = of;
  const largest = radii.map((radius) =>
    Math.max(...trainings.filter((each) => each.radius === radius).map((each) => each.spectralRadius)),
  );
  return curveSheet({
    title,
    description: 'The share of noisy examples that are recovered, which grows with the norm of the examples.',
    names: { x: 'norm of the examples', y: 'recovered after 50 iterations' },
    values: radii,
    curves: [
      ...curves.map(({ noise, shares }, k) => ({
        name: `noise of radius ${numeral(noise)} in each coordinate`,
        colour: hueOf(k),
        shares,
      })),
      ...curves.map(({ limits }, k) => ({
        colour: hueOf(k),
        isDashed: true,
        shares: limits,
      })),
    ],
    notes: [
      note,
      'Dashed: the same for f∞, what the kernel predicts for infinite width, from the same network before training.',
      `The largest spectral radius at an example, for these norms: ${largest.map((x) => numeral(x, 3)).join(', ')}.`,
      'Bands: Wilson intervals at 95 %. Nothing in this picture is certified.',
    ],
  });
}
