/**
 * Colours that are told apart with any kind of colour vision (Okabe and Ito), and what they stand for. Solid is what a
 * file proves. What is only sampled has a tint, a colour with much white in it: no tint is ever as strong as a solid colour.
 */

export const palette = {
  /** Of the basin of x*. */
  basin: '#0072B2',
  /** Of what does not end in x*. */
  avoiding: '#D55E00',
  /** Of orbits that grow beyond all bounds, as far as floating point sees. */
  escaping: '#F6F4EE',
  /** Of orbits that end in a point or cycle that does not attract. */
  stranded: '#DDD6C8',
  undecided: '#A9A9A9',
  ink: '#222222',
  faint: '#8C8C8C',
  paper: '#FFFFFF',
  /** Of a stretch of the line that is set apart. */
  ground: '#EDEDED',
  /** Of the values of a function. */
  values: '#44546A',
} as const;

/** One for each attractor of a network, in this order, and then again from the first on. */
export const hues = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#B8A800'] as const;

export function hueOf(attractor: number): string {
  return hues[attractor % hues.length] ?? palette.basin;
}

/** The tints of sampled points, from those whose orbits settle soonest. */
export const TINTS = [0.62, 0.5, 0.4, 0.31, 0.23] as const;

/** A colour `#RRGGBB`, mixed with white: `share` is the share of the colour. */
export function tint(colour: string, share: number): string {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const mixed = parts.map((part) => Math.round(255 + share * (part - 255)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}
