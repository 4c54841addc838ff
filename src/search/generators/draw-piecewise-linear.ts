import type fc from 'fast-check';
import { absolute, hardTanh, leakyRelu, type PiecewiseLinear, Rational, relu } from '../../exact/index.js';
import { happens, oneOf, shuffled, weighted } from './choice.js';
import { fromKinks } from './kinks.js';

const read = (texts: string): readonly Rational[] => texts.split(' ').map((text) => Rational.from(text));

const PLACES = read('-2 -3/2 -1 -1/2 0 1/2 1 3/2 2');
const INTERCEPTS = read('-1 -1/2 -1/4 0 0 0 1/4 1/2 1');
const LEAKS = read('1/8 1/4 1/4 1/2 1/2 3/4');
const SLOPES = read('0 0 0 1/4 1/2 1 1 3/2 2 2 3');
const JUMPS = read('1/4 1/2 1 1 3/2 2');

/** A random piecewise linear φ that in most cases has the given traits: continuous or not, increasing or not. */
export function drawPiecewiseLinear(
  random: fc.Random,
  continuous: boolean,
  increasing: boolean,
): PiecewiseLinear | undefined {
  if (!continuous) return drawKinked(random, increasing, happens(random, 0.4) ? 'steps' : 'jumps');
  const kinked = () => drawKinked(random, increasing, 'no jumps');
  if (!increasing) return happens(random, 0.2) ? absolute : kinked();
  return weighted<() => PiecewiseLinear | undefined>(random, [
    [2, () => relu],
    [3, () => leakyRelu(oneOf(random, LEAKS))],
    [2, () => hardTanh],
    [5, kinked],
  ])();
}

/**
 * A φ with one to four kinks from −2 to 2. Slopes and jumps go up to 3; they may be negative if φ need not increase.
 */
function drawKinked(
  random: fc.Random,
  increasing: boolean,
  kind: 'no jumps' | 'jumps' | 'steps',
): PiecewiseLinear | undefined {
  const signed = (x: Rational) => (!increasing && happens(random, 0.4) ? x.negated() : x);
  const slope = () => (kind === 'steps' ? Rational.zero : signed(oneOf(random, SLOPES)));
  const jump = () =>
    kind === 'steps' || (kind === 'jumps' && happens(random, 0.6))
      ? signed(oneOf(random, JUMPS))
      : Rational.zero;
  const places = shuffled(random, PLACES)
    .slice(0, random.nextInt(1, 4))
    .sort((a, b) => a.compare(b));
  return fromKinks({
    slope: slope(),
    intercept: oneOf(random, INTERCEPTS),
    kinks: places.map((place) => ({ at: place, jump: jump(), slope: slope() })),
  });
}
