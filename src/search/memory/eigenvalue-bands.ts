/**
 * The largest modulus of an eigenvalue of J∞ at an example against the norm r of the examples, as a band that is proved to contain the curve: of the kernel (6)
 * of Jiang & Pehlevan, "Associative Memory in Iterated Overparameterized Sigmoid Autoencoders", in the mean over all starts.
 */

import { ceilToFloat64, floorToFloat64, Rational } from '../../exact/index.js';
import { enclosedBand } from '../attraction/index.js';

/** For all norms from `from` to `to` the modulus is between `least` and `most`; the first two are exact, the others rounded outward. */
export interface BandOver {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
}

export interface EigenvalueBand {
  readonly name: string;
  /** Of norm 1, with rational coordinates. The band is that of the first. */
  readonly examples: readonly (readonly string[])[];
  /** By increasing norm, without gaps but for those of `unproved`. */
  readonly pieces: readonly BandOver[];
  /** Where nothing was proved. */
  readonly unproved: readonly { readonly from: number; readonly to: number }[];
  /** Proved: the curve is lower over `low` than over a piece on either side, and so not monotone. Absent if the band does not show it. */
  readonly valley?: { readonly before: BandOver; readonly low: BandOver; readonly after: BandOver };
}

export interface BandOptions {
  readonly sets: readonly Pick<EigenvalueBand, 'name' | 'examples'>[];
  /** Powers of two, in increasing order. */
  readonly norms: readonly number[];
  /** A piece is halved until it is so high, or so many times. */
  readonly width: number;
  readonly halvings: number;
}

export const defaultBands: BandOptions = {
  sets: [
    { name: 'one example', examples: [['1/3', '2/3', '2/3']] },
    {
      name: 'two examples with cosine 4/9',
      examples: [
        ['1/3', '2/3', '2/3'],
        ['2/3', '-1/3', '2/3'],
      ],
    },
    {
      name: 'three examples at right angles',
      examples: [
        ['1', '0', '0'],
        ['0', '1', '0'],
        ['0', '0', '1'],
      ],
    },
  ],
  norms: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  width: 0.025,
  halvings: 9,
};

/** The same options give the same bands. */
export function eigenvalueBands(
  { sets, norms, width, halvings }: BandOptions,
  onProgress: (done: number, total: number, note: string, found?: EigenvalueBand) => void,
): readonly EigenvalueBand[] {
  const octaves = norms.length - 1;
  let last: EigenvalueBand | undefined;
  return sets.map(({ name, examples }, s) => {
    const exact = examples.map((x) => x.map((entry) => Rational.from(entry)));
    const pieces: BandOver[] = [];
    const unproved: { from: number; to: number }[] = [];
    norms.slice(1).forEach((to, k) => {
      onProgress(s * octaves + k, sets.length * octaves, name, k === 0 ? last : undefined);
      const from = norms[k] ?? NaN;
      const [lower, upper] = [Rational.fromNumber(from), Rational.fromNumber(to)];
      const found = enclosedBand(exact, 0, { from: lower, to: upper, width, halvings });
      if (found === undefined) unproved.push({ from, to });
      else
        for (const piece of found)
          pieces.push({
            from: piece.from.toNumber(),
            to: piece.to.toNumber(),
            least: floorToFloat64(piece.least),
            most: ceilToFloat64(piece.most),
          });
    });
    const valley = valleyIn(pieces);
    last = { name, examples, pieces, unproved, ...(valley && { valley }) };
    return last;
  });
}

function valleyIn(pieces: readonly BandOver[]): EigenvalueBand['valley'] {
  const low = pieces.toSorted((a, b) => a.most - b.most)[0];
  if (low === undefined) return undefined;
  const highest = (of: readonly BandOver[]): BandOver | undefined =>
    of.toSorted((a, b) => b.least - a.least)[0];
  const [before, after] = [
    highest(pieces.filter(({ to }) => to <= low.from)),
    highest(pieces.filter(({ from }) => from >= low.to)),
  ];
  const isValley = before && after && before.least > low.most && after.least > low.most;
  return isValley ? { before, low, after } : undefined;
}
