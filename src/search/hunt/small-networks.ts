/**
 * Networks that are drawn small: with given widths and few pieces of φ, whose numbers are 0 and ±1 but for a few short ones. Shrinking ends
 * where no small change leads on, which depends on where it starts. Small networks are so few that those among them that violate a
 * statement are met by drawing, from whichever seed.
 */

import { complexity } from '../generators/index.js';
import { at } from '../../exact/index.js';
import { Random } from '../../sampling/index.js';
import { PLAIN_NUMBERS, SHORT_NUMBERS, whichShortNumber } from '../shrink/index.js';
import { Kinds, KnownKinds, type SmallNetwork } from './alike.js';
import type { Ground } from './candidates.js';
import { Contracting, floatPieces } from './contracting.js';
import { isWorthALook, numbersOfLayers, writeFloats } from './short-layers.js';
import { somePhis } from './small-phi.js';
import { outlineOfShape, type Small } from './small-shapes.js';
import { type Sought, soughtIn } from './sought.js';

/** When so many in a row were drawn in vain, there are no more: for many shapes there are none at all. */
const MOST_DRAWS_IN_VAIN = 10_000;
/** At most this share of the weights and biases is other than 0 and ±1. */
const MOST_PARAMETERS = 1 / 8;
/** And this share of the numbers of φ, which all units have in common, unless no parameter may be there. */
const PARAMETERS_OF_PHI = 1 / 3;

/** Where the negative of each short number stands among them; where it is none of them, the number itself. */
const NEGATIVES = SHORT_NUMBERS.map((x, place) => {
  const negative = SHORT_NUMBERS.findIndex((other) => other.equals(x.negated()));
  return negative < 0 ? place : negative;
});

/**
 * At most `count` networks for which just the hypothesis that is dropped fails, with a smaller outline than the one given; fewer where
 * there are none or hardly any. The same seed gives the same networks.
 */
export function* smallNetworks(
  ground: Ground,
  { hidden, pieces, below }: Small,
  count: number,
  seed: number,
  known = new KnownKinds(),
): Generator<SmallNetwork | 'nothing', void> {
  const { statement, dropped, inputDimension } = ground;
  const random = new Random(seed, 'small networks');
  const sought = soughtIn(ground, hidden);
  const { widths } = sought;
  const shape = [...outlineOfShape(statement, dropped, { inputDimension, hidden }), pieces];
  // No network is smaller than that.
  if (!complexity.isSimpler([...shape, 0], below)) return;
  // Networks of the shape with more parameters have no smaller outline.
  const most = complexity.isSimpler(shape, below.slice(0, -1)) ? Infinity : (below.at(-1) ?? 0) - 1;
  // Where the number of parameters decides which network is smaller, as many as there may be are likely.
  const share = Math.min(MOST_PARAMETERS, most / numbersOfLayers(widths));
  const phis = somePhis(sought.traits, { pieces, most }, share > 0 ? PARAMETERS_OF_PHI : 0, random);
  if (phis.length === 0) return;
  if (sought.isInjective && at(widths, 1) < inputDimension) return;
  const which = new Uint8Array(numbersOfLayers(widths));
  const floats = new Float64Array(which.length);
  const contracting = new Contracting(widths);
  const kinds = new Kinds(ground, sought, widths, known);
  const pieceLists = phis.map(({ phi }) => floatPieces(phi));
  for (let [left, vain] = [count, 0]; left > 0 && vain < MOST_DRAWS_IN_VAIN; vain++) {
    const k = random.index(phis.length);
    const { phi, parameters } = at(phis, k);
    if (!draw(which, sought, { share, most: most - parameters }, random)) continue;
    if (!isWorthALook(widths, which, sought.isInjective)) continue;
    writeFloats(which, floats);
    if (sought.isContracting && !contracting.somewhere(at(pieceLists, k), floats)) continue;
    const seen = kinds.look(phi, at(pieceLists, k), which, floats);
    if (seen === 'unmet') continue;
    [left, vain] = [left - 1, 0];
    yield seen;
  }
}

/** Draws the numbers of the layers; false as soon as there are more than `most` parameters. `share` is that of the parameters. */
function draw(
  which: Uint8Array,
  { widths, isOfLowRank }: Sought,
  { share, most }: { readonly share: number; readonly most: number },
  random: Random,
): boolean {
  let parameters = 0;
  for (let i = 0; i < which.length; i++) {
    const place = whichShortNumber(random, share);
    which[i] = place;
    if (place >= PLAIN_NUMBERS) parameters += 1;
    if (parameters > most) return false;
  }
  const [inputs, rows] = [at(widths, widths.length - 2), at(widths, widths.length - 1)];
  if (!isOfLowRank || rows === 1 || random.index(2) === 0) return true;
  makeDependent(which.subarray(which.length - rows * (inputs + 1)), rows, inputs, random);
  return which.reduce((sum, place) => (place < PLAIN_NUMBERS ? sum : sum + 1), 0) <= most;
}

/** The weights of one row of a layer become 0, or those of the row before it, or their negatives, as far as these are short. */
function makeDependent(layer: Uint8Array, rows: number, inputs: number, random: Random): void {
  const i = random.index(rows);
  const before = (i + rows - 1) % rows;
  const kind = random.index(3);
  for (let j = 0; j < inputs; j++) {
    const place = layer[before * (inputs + 1) + j] ?? 0;
    layer[i * (inputs + 1) + j] = kind === 0 ? 0 : kind === 1 ? place : at(NEGATIVES, place);
  }
}
