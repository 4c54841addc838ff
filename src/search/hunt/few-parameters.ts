/**
 * All networks of a shape whose numbers are 0 and ±1 but for a few short ones, up to symmetry. Where there are not too many, a hunt goes
 * through them all, and so ends at the same size from whichever seed.
 */

import { at } from '../../exact/index.js';
import { PLAIN_NUMBERS, SHORT_NUMBERS } from '../shrink/index.js';
import { Kinds, KnownKinds, type SmallNetwork } from './alike.js';
import type { Ground } from './candidates.js';
import { Contracting, floatPieces } from './contracting.js';
import { floatOf, isWorthALook, numbersOfLayers, writeFloats } from './short-layers.js';
import { type Phi, phisOfTwoPieces } from './small-phi.js';
import { type Sought, soughtIn, type Traits } from './sought.js';

/** More than these, symmetric ones counted with them, are not gone through. */
const MOST_NETWORKS = 25_000_000;
const PARAMETERS = SHORT_NUMBERS.length - PLAIN_NUMBERS;

/** Networks with the same φ's and the same number of parameters in their layers. */
interface Family {
  /** The input dimension, and the widths of all layers. */
  readonly widths: readonly number[];
  readonly phis: readonly Phi[];
  /** The places of the parameters among the numbers of the layers: a network has those of one list. */
  readonly places: readonly (readonly number[])[];
  readonly numbers: number;
  readonly size: number;
}

/** All networks of a shape with two pieces and a number of parameters. */
class FewParameters {
  /** How many there are, symmetric ones counted with them. */
  readonly size: number;
  /** Whether these are all of that shape, and not those alone that one input decides. */
  readonly isWhole: boolean;
  private readonly sought: Sought;
  private readonly families: readonly Family[];

  constructor(
    private readonly ground: Omit<Ground, 'depth'>,
    hidden: readonly number[],
    parameters: number,
  ) {
    this.sought = soughtIn(ground, hidden);
    const { widths, traits, isOfLowRank, isInjective, isContracting } = this.sought;
    const families = (all: readonly number[]) => familiesOf(all, traits, parameters);
    // With more inputs, and where nothing has to contract, hardly any would be left out.
    const whole = ground.inputDimension === 1 || isContracting ? families(widths) : undefined;
    // A basin of a network that looks at its first input alone is disconnected where that of a network with one input is.
    const hasOneInput = whole === undefined && isOfLowRank && !isInjective && ground.inputDimension > 1;
    this.isWhole = whole !== undefined;
    this.families = whole ?? (hasOneInput ? families([1, ...hidden, 1]) : undefined) ?? [];
    this.size = sizeOf(this.families);
  }

  /** Of `count` of them, from number `from` on, those that have to be looked at: at least one of each class of symmetric ones. */
  *networks(
    from: number,
    count: number,
    known = new KnownKinds(),
  ): Generator<SmallNetwork | 'nothing', void> {
    let start = 0;
    for (const family of this.families) {
      const [first, end] = [Math.max(from - start, 0), Math.min(from + count - start, family.size)];
      if (first < end) yield* this.ofFamily(family, first, end, known);
      start += family.size;
    }
  }

  private *ofFamily(
    family: Family,
    first: number,
    end: number,
    known: KnownKinds,
  ): Generator<SmallNetwork | 'nothing', void> {
    const { widths, phis } = family;
    const { sought } = this;
    const which = new Uint8Array(family.numbers);
    const floats = new Float64Array(family.numbers);
    const contracting = new Contracting(widths);
    const kinds = new Kinds(this.ground, sought, widths, known);
    const pieces = phis.map(({ phi }) => floatPieces(phi));
    let [last, isWorth] = [-1, false];
    for (let index = first; index < end; index++) {
      const layers = Math.floor(index / phis.length);
      if (layers !== last) {
        last = layers;
        choose(family, layers, which);
        isWorth = isChosen(widths, which) && isWorthALook(widths, which, sought.isInjective);
        if (isWorth) writeFloats(which, floats);
      }
      if (!isWorth) {
        index = (layers + 1) * phis.length - 1;
        continue;
      }
      const k = index % phis.length;
      if (sought.isContracting && !contracting.somewhere(at(pieces, k), floats)) continue;
      const seen = kinds.look(at(phis, k).phi, at(pieces, k), which, floats);
      if (seen !== 'unmet') yield seen;
    }
  }
}

const counted = new Map<string, FewParameters>();
/** More are not kept at a time. */
const MOST_COUNTED = 64;

/** Many batches are of the same networks, and those of some cells come in turns: they are counted once. */
export function withFewParameters(
  ground: Omit<Ground, 'depth'>,
  hidden: readonly number[],
  parameters: number,
): FewParameters {
  const { statement, dropped, inputDimension } = ground;
  const name = JSON.stringify([statement.id, dropped, inputDimension, hidden, parameters]);
  let all = counted.get(name);
  if (all === undefined) {
    if (counted.size === MOST_COUNTED) counted.clear();
    all = new FewParameters(ground, hidden, parameters);
    counted.set(name, all);
  }
  return all;
}

function sizeOf(families: readonly Family[]): number {
  return families.reduce((sum, { size }) => sum + size, 0);
}

/** None if there are too many networks. */
function familiesOf(
  widths: readonly number[],
  traits: Traits,
  parameters: number,
): readonly Family[] | undefined {
  const families: Family[] = [];
  for (let k = 0; k <= parameters; k++) {
    families.push(familyOf(widths, phisOfTwoPieces(traits, k), parameters - k));
    if (sizeOf(families) > MOST_NETWORKS) return undefined;
  }
  return families.filter(({ size }) => size > 0);
}

function familyOf(widths: readonly number[], phis: readonly Phi[], parameters: number): Family {
  const numbers = numbersOfLayers(widths);
  const places = subsets(numbers, parameters);
  const layers = places.length * PARAMETERS ** parameters * PLAIN_NUMBERS ** (numbers - parameters);
  return { widths, phis, places, numbers, size: phis.length * layers };
}

/** All sets of that many numbers below `n`. */
function subsets(n: number, length: number): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  return subsets(n, length - 1).flatMap((set) => {
    const from = (set.at(-1) ?? -1) + 1;
    return Array.from({ length: n - from }, (_, k) => [...set, from + k]);
  });
}

/** Writes for each number of layers number `index` which of the short numbers it is. */
function choose({ places }: Family, index: number, which: Uint8Array): void {
  const set = at(places, index % places.length);
  let rest = Math.floor(index / places.length);
  for (let i = 0; i < which.length; i++) {
    const isParameter = set.includes(i);
    const choices = isParameter ? PARAMETERS : PLAIN_NUMBERS;
    which[i] = (rest % choices) + (isParameter ? PLAIN_NUMBERS : 0);
    rest = Math.floor(rest / choices);
  }
}

/**
 * Whether the hidden units are in the order of their rows; and the column sums of the first layer are not negative and do not rise: other
 * coordinates of the input, with other signs or in another order, come to that.
 */
function isChosen(widths: readonly number[], which: Uint8Array): boolean {
  const [n, m] = [at(widths, 0), at(widths, 1)];
  for (let j = 0, before = Infinity; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < m; i++) sum += floatOf(which[i * (n + 1) + j]);
    if (sum < 0 || sum > before) return false;
    before = sum;
  }
  for (let k = 1, start = 0; k + 1 < widths.length; k++) {
    const length = at(widths, k - 1) + 1;
    for (let i = 1; i < at(widths, k); i++)
      if (isBefore(which, start + i * length, start + (i - 1) * length, length)) return false;
    start += at(widths, k) * length;
  }
  return true;
}

/** Whether a row comes before another one, in the order of a dictionary. */
function isBefore(which: Uint8Array, row: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    const [a, b] = [which[row + i] ?? 0, which[other + i] ?? 0];
    if (a !== b) return a < b;
  }
  return false;
}
