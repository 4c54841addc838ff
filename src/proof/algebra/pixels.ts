/**
 * Where the stride does not divide s, a convolution with zeros around an s×s image has ⌈s/stride⌉² pixels, and the matrix of Algorithm 1 of the
 * memorization paper, whose loops end at s/stride − 1, has rows for ⌊s/stride⌋² of them only.
 */

import type { ConvolutionCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import type { Argument } from './argument.js';
import { matrixAt } from './read-data.js';

export interface PixelsWitness {
  /** Of the convolution. */
  readonly pixels: number;
}

const MOST_ON_A_SIDE = 2 ** 12;
/** Far more than there are. */
const MOST_PIXELS = 2 ** 30;
/** Of a 3×3 filter. */
const PARAMETERS = 9;

export const pixels: Argument<ConvolutionCase, PixelsWitness> = {
  data: (place) => {
    const entries = place.object('filters', 's', 'stride');
    if (entries === undefined) return undefined;
    const filters = matrixAt(entries.filters, undefined, PARAMETERS);
    const s = entries.s.count(1, MOST_ON_A_SIDE);
    const stride = s === undefined ? undefined : entries.stride.integer(1, s);
    return filters && s !== undefined && stride !== undefined ? { filters, s, stride } : undefined;
  },
  witness: (place) => {
    const count = place.object('pixels')?.pixels.count(0, MOST_PIXELS);
    return count === undefined ? undefined : { pixels: count };
  },
  check: ({ s, stride }, { pixels: claimed }) => {
    const [wanted, printed] = [Math.ceil(s / stride) ** 2, (s / stride) ** 2];
    insist(claimed === wanted, 'witness.pixels', `${wanted}`, `${claimed}`);
    insist(claimed > printed, 'witness.pixels', `more than (${s}/${stride})²`, `${claimed}`);
  },
  fact: ({ s, stride }, { pixels: count }) =>
    `for a stride of ${stride} and images of ${s}×${s} pixels, the convolution has ${count} pixels, and the matrix rows for ${Math.floor(s / stride) ** 2} of them`,
};
