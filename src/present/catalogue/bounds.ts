/**
 * How small a counterexample without one hypothesis can be at all: lower bounds, each with its proof in a few words.
 *
 * Sizes are compared as everywhere here: first the input dimension, then the depth, then the units, then the pieces of a
 * piecewise linear φ. So a bound on one of them speaks of networks for which those before it are as small as they can be.
 */

export type Measure = 'inputs' | 'depth' | 'units' | 'pieces';

export interface Bound {
  readonly least: number;
  readonly because: string;
}

const AFFINE =
  'With one layer F is affine: the basin of an attractive point is then the whole space, and over the closure of a ' +
  'bounded set F is greatest on the boundary.';
const CONSTANT =
  'With one input, a weight matrix of rank below one is zero: F is constant, and the basin is everything.';
const MONOTONE =
  'With one input and one unit in every layer, F is increasing or decreasing. An orbit that starts between two others ' +
  'stays between them, so that a basin is an interval; and over the closure of a bounded set F is greatest at an end.';
const WIDE = 'A layer before the last has more than n₀ units.';
const NOT_SQUARE =
  'With one input, some layer has more than one unit; with more inputs, the last layer has two at least.';
const ONE_EACH = 'Every layer has a unit.';
const SQUARE = 'Every layer has n₀ units.';
const FIBRES =
  'If the first layer has fewer than n₀ units, F is constant along lines: the basin and its complement are unions of ' +
  'lines, without a bounded component.';

const STABLE =
  'With one input and one unit in every layer, F is increasing or decreasing, and F² increasing: orbits of F² are monotone. If all ' +
  'that start near x* converge to it, they come closer all the time, so that x* is stable.';

/** The cells that need two inputs, and why. */
const TWO_INPUTS: Readonly<Record<string, string>> = {
  '2.1-without-width': CONSTANT,
  '2.1-without-continuous': CONSTANT,
  '2.1-without-monotone': CONSTANT,
  '2.2-without-continuous': MONOTONE,
  '2.2-without-stable': STABLE,
  '2.3-without-surjective': MONOTONE,
  '2.3-without-full-rank': CONSTANT,
  '3.1-without-continuous': MONOTONE,
};

const DEPTHS: Readonly<Record<string, Bound>> = {
  '3.1-without-continuous': {
    least: 3,
    because:
      'With two layers, F is a sum of at most n₀ terms, each increasing or decreasing in a linear form of x. From every ' +
      'point of D there is a direction in which no term falls: one in which every form has the right sign if the forms ' +
      'are independent, else one in which they all vanish. It leads to a point of the boundary where F is not smaller.',
  },
};

const UNITS: Readonly<Record<string, Bound>> = {
  '2.1-without-width': {
    least: 5,
    because: `${WIDE} With two inputs that makes three, and the last layer has two.`,
  },
  '2.1-without-continuous': { least: 4, because: FIBRES },
  '2.1-without-monotone': { least: 4, because: FIBRES },
  '2.2-without-width': { least: 3, because: WIDE },
  '2.2-without-continuous': { least: 4, because: FIBRES },
  '2.2-without-stable': { least: 4, because: FIBRES },
  '2.3-without-surjective': { least: 4, because: SQUARE },
  '2.3-without-full-rank': { least: 4, because: SQUARE },
  '2.3-without-square': { least: 3, because: NOT_SQUARE },
  '3.1-without-width': { least: 3, because: WIDE },
  '3.1-without-continuous': {
    least: 5,
    because:
      'If the first layer has one unit, F is constant along lines, which lead to the boundary. If the second has one, F ' +
      'is an increasing or decreasing function of a network with two layers, for which the boundary is enough (see depth).',
  },
};

const PIECES: Readonly<Record<string, Bound>> = {
  '2.2-without-monotone': {
    least: 3,
    because:
      'With one input, two layers and two pieces, F is monotone, or has the shape of a V or of a Λ. Going through the ' +
      'places where the attractive point can be shows that the basin is an interval.',
  },
};

/** The bound that is known for a cell, by its name such as `2.1-without-rank`. */
export function boundOf(cell: string, measure: Measure): Bound {
  switch (measure) {
    case 'inputs': {
      const because = TWO_INPUTS[cell];
      return because === undefined ? { least: 1, because: 'A network has an input.' } : { least: 2, because };
    }
    case 'depth':
      return DEPTHS[cell] ?? { least: 2, because: AFFINE };
    case 'units':
      return UNITS[cell] ?? { least: 2, because: ONE_EACH };
    case 'pieces':
      return PIECES[cell] ?? { least: 2, because: 'With one piece, F is affine.' };
  }
}
