/** φ with few pieces and short numbers: drawn, or all of them. */

import {
  type Activation,
  at,
  type Piece,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import type { Random } from '../../sampling/index.js';
import { PLAIN_NUMBERS, SHORT_NUMBERS, whichShortNumber } from '../shrink/index.js';
import type { Traits } from './sought.js';
import { hasOneSlope } from '../../statements/index.js';

export interface Phi {
  readonly phi: PiecewiseLinear;
  /** How many of its numbers are others than 0 and ±1. */
  readonly parameters: number;
}

/** Biases move the kinks together, and weights scale them; but where φ jumps, its intercepts change with that. */
const KINKS = [
  ['0'],
  ['1'],
  ['-1'],
  ['0', '1'],
  ['-1', '1'],
  ['-1', '0'],
  ['0', '1/2'],
  ['0', '2'],
  ['-1', '0', '1'],
  ['0', '1', '2'],
].map((texts) => texts.map((text) => Rational.from(text as `${number}`)));

/** Different φ of a call; and how many are drawn for each. */
const [MOST_PHI, DRAWS_PER_PHI] = [64, 50];

/** φ with that many pieces, these traits and at most so many parameters. */
export function somePhis(
  traits: Traits,
  { pieces, most }: { readonly pieces: number; readonly most: number },
  share: number,
  random: Random,
): readonly Phi[] {
  const found: Phi[] = [];
  for (let draws = MOST_PHI * DRAWS_PER_PHI; draws > 0 && found.length < MOST_PHI; draws--) {
    const drawn = drawnPhi(pieces, share, random);
    if (drawn.parameters > most) continue;
    const phi = (drawn.phi ??= new PiecewiseLinear(drawn.pieces));
    if (hasTraits(phi, traits)) found.push({ phi, parameters: drawn.parameters });
  }
  return found;
}

/** Half of them continuous. */
function drawnPhi(count: number, share: number, random: Random): Drawn {
  const choices = KINKS.filter(({ length }) => length + 1 === count);
  const kinks = at(choices, random.index(choices.length));
  const isContinuous = random.index(2) === 0;
  const place = (): number => whichShortNumber(random, share);
  const places = [place(), random.index(2) === 0 ? place() : 0];
  places.push(...kinks.flatMap(() => [place(), isContinuous ? 0 : place()]));
  return phiWith(kinks, isContinuous, places);
}

interface Drawn {
  readonly pieces: readonly Piece[];
  readonly parameters: number;
  /** Made when it is needed: that takes longer than all else. */
  phi?: PiecewiseLinear;
}

/** The same ones are drawn again and again. */
const remembered = new Map<string, Drawn>();
/** More are not remembered at a time. */
const MOST_REMEMBERED = 50_000;

function phiWith(kinks: Vector, isContinuous: boolean, places: readonly number[]): Drawn {
  const name = `${kinks.join(' ')} ${isContinuous} ${places.join(' ')}`;
  let drawn = remembered.get(name);
  if (drawn === undefined) {
    if (remembered.size === MOST_REMEMBERED) remembered.clear();
    const pieces = piecesWith(kinks, isContinuous, places);
    drawn = { pieces, parameters: parametersIn(numbersOf(pieces)) };
    remembered.set(name, drawn);
  }
  return drawn;
}

/** The places among the short numbers are those of slope and intercept, piece after piece; intercepts that follow are not looked up. */
function piecesWith(kinks: Vector, isContinuous: boolean, places: readonly number[]): readonly Piece[] {
  const number = (k: number): Rational => at(SHORT_NUMBERS, at(places, k));
  let [slope, intercept] = [number(0), number(1)];
  const pieces = [{ slope, intercept, until: at(kinks, 0) }];
  const others = kinks.map((kink, i) => {
    const next = number(2 * i + 2);
    intercept = isContinuous ? slope.minus(next).times(kink).plus(intercept) : number(2 * i + 3);
    slope = next;
    const until = kinks[i + 1];
    return { slope, intercept, ...(until && { until }) };
  });
  return [...pieces, ...others];
}

/**
 * All φ with two pieces, these traits and that many parameters; but only one of φ and x ↦ −φ(−x) where both are continuous: with other
 * signs of weights and biases they make the same networks.
 */
export function phisOfTwoPieces(traits: Traits, parameters: number): readonly Phi[] {
  const numbers = parameters === 0 ? SHORT_NUMBERS.slice(0, PLAIN_NUMBERS) : SHORT_NUMBERS;
  const found = new Map<string, Phi>();
  for (const kink of KINKS.flatMap(([first, ...others]) => (others.length === 0 && first ? [first] : []))) {
    for (const [left, right, intercept] of triples(numbers)) {
      const joined = left.minus(right).times(kink).plus(intercept);
      for (const other of traits.continuous === true ? [joined] : numbers) {
        if (parametersIn([left, right, intercept, other]) !== parameters) continue;
        if (left.equals(right) && intercept.equals(other)) continue;
        const phi = new PiecewiseLinear([
          { slope: left, intercept, until: kink },
          { slope: right, intercept: other },
        ]);
        if (!hasTraits(phi, traits)) continue;
        if (phi.continuous && found.has(textOf(turned(phi)))) continue;
        found.set(textOf(phi), { phi, parameters });
      }
    }
  }
  return [...found.values()];
}

function triples(numbers: Vector): readonly (readonly [Rational, Rational, Rational])[] {
  return numbers.flatMap((a) => numbers.flatMap((b) => numbers.map((c) => [a, b, c] as const)));
}

/** x ↦ −φ(−x), for a continuous φ with two pieces. */
function turned({ pieces }: PiecewiseLinear): PiecewiseLinear {
  const [left, right] = [at(pieces, 0), at(pieces, 1)];
  return new PiecewiseLinear([
    { slope: right.slope, intercept: right.intercept.negated(), until: at(numbersOf([left]), 2).negated() },
    { slope: left.slope, intercept: left.intercept.negated() },
  ]);
}

function textOf({ pieces }: PiecewiseLinear): string {
  return numbersOf(pieces).join(' ');
}

function hasTraits(phi: Activation, traits: Traits): boolean {
  const { continuous = phi.continuous, increasing = phi.increasing, surjective = phi.surjective } = traits;
  return (
    phi.continuous === continuous &&
    phi.increasing === increasing &&
    phi.surjective === surjective &&
    (traits.oneSlope === undefined || hasOneSlope(phi) === traits.oneSlope)
  );
}

function numbersOf(pieces: readonly Piece[]): Vector {
  return pieces.flatMap(({ slope, intercept, until }) => [slope, intercept, ...(until ? [until] : [])]);
}

/** How many are other than 0 and ±1. */
function parametersIn(numbers: Vector): number {
  return numbers.reduce(
    (count, { numerator, denominator }) =>
      denominator === 1n && numerator >= -1n && numerator <= 1n ? count : count + 1,
    0,
  );
}
