/** The colours of sampled fates: one hue for each attractor, paler the longer an orbit takes to get there. */

import { SampledFate } from '../../src/sampling/index.js';

export type Colour = readonly [red: number, green: number, blue: number];

/** Told apart with any kind of colour vision (Okabe and Ito); with more attractors, they come again. */
const HUES: readonly Colour[] = [
  [0, 114, 178],
  [213, 94, 0],
  [0, 158, 115],
  [204, 121, 167],
  [230, 159, 0],
  [86, 180, 233],
  [240, 228, 66],
];

const LONGEST = Math.log(513);

/** What an orbit does that ends in no attractor of the list. */
export const endings: readonly { readonly fate: number; readonly text: string }[] = [
  { fate: SampledFate.escaped, text: 'goes to infinity' },
  { fate: SampledFate.leftFloatRange, text: 'leaves the range of floating point' },
  { fate: SampledFate.notAttracted, text: 'meets a point that does not attract' },
  { fate: SampledFate.cycle, text: 'ends in a cycle that is not listed' },
  { fate: SampledFate.slow, text: 'undecided: moves less and less' },
  { fate: SampledFate.budgetSpent, text: 'undecided: still moving after 512 steps' },
  { fate: SampledFate.stoppedByRounding, text: 'undecided: at rest, maybe by rounding alone' },
];

const GREYS: Readonly<Record<number, readonly [light: number, dark: number]>> = {
  [SampledFate.escaped]: [226, 52],
  [SampledFate.leftFloatRange]: [206, 66],
  [SampledFate.notAttracted]: [166, 100],
  [SampledFate.cycle]: [140, 126],
  [SampledFate.slow]: [112, 150],
  [SampledFate.budgetSpent]: [84, 180],
  [SampledFate.stoppedByRounding]: [70, 196],
};

/** Of the hue alone, as for a legend. */
export function hueOf(attractor: number): Colour {
  return HUES[attractor % HUES.length] ?? [0, 0, 0];
}

/** Mixed with the ground that it is drawn on. */
export function colourOf(label: number, steps: number, isDark: boolean): Colour {
  const grey = GREYS[label];
  if (grey) {
    const [light, dark] = grey;
    const level = isDark ? dark : light;
    return [level, level, level];
  }
  const ground = isDark ? 24 : 255;
  const share = 0.78 - 0.5 * Math.min(1, Math.log(1 + steps) / LONGEST);
  const mixed = (channel: number) => Math.round(share * channel + (1 - share) * ground);
  const [red, green, blue] = hueOf(label);
  return [mixed(red), mixed(green), mixed(blue)];
}

export function css([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`;
}
