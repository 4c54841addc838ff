/** What floating point says of places: one number for everything that has one colour. Drawn pale, as it is not proved. */

import { SampledFate, isUnknown, type PortraitOutside } from '../../sampling/index.js';
import { floatText, type NumberText, separation } from '../prose/index.js';
import { type Entry, swatch } from './legend.js';
import { hueOf, palette, tint, TINTS } from './palette.js';

export interface Sampling {
  /** The labels of `count` points, given as rows of n coordinates. */
  labels(points: Float64Array, count: number): Int32Array;
  colour(label: number): string;
  /** How often F is applied to a point, on average. */
  readonly effort: number;
  /** What the labels that were seen mean. */
  legend(seen: ReadonlySet<number>): readonly Entry[];
}

/** Labels of what is in no basin that is told apart. Basins have TINTS.length labels each, from 0 on. */
const [ESCAPING, STRANDED, UNDECIDED, ELSEWHERE] = [-1, -2, -3, -4];
const SHADES = TINTS.length;

const COLOURS: Readonly<Record<number, string>> = {
  [ESCAPING]: palette.escaping,
  [STRANDED]: palette.stranded,
  [UNDECIDED]: palette.undecided,
  [ELSEWHERE]: tint(palette.avoiding, 0.27),
};

/** The kinds of basins that a picture tells apart, from 0 on, and the labels of what lies in none. */
interface Kinds {
  /** Of a fate that is known. */
  of(fate: number): number;
  hue(kind: number): string;
  entries(seen: ReadonlySet<number>): readonly Entry[];
}

/** A hue for each attractor of the portrait, the points of a cycle counted as one. */
export function samplingOfAttractors(portrait: PortraitOutside, probes: Float64Array): Sampling {
  const { basins } = portrait.classifier;
  return new BasinSampling(portrait, probes, {
    of: (fate) =>
      basins[fate]?.attractor ??
      (fate === SampledFate.escaped || fate === SampledFate.leftFloatRange ? ESCAPING : STRANDED),
    hue: hueOf,
    entries: (seen) => {
      const apart = separation(portrait.attractors.flatMap(({ points }) => points.map((x) => Array.from(x))));
      const kinds = portrait.attractors.flatMap(({ points, period }, k) => {
        if (!seen.has(k)) return [];
        const name = nameOf(portrait, k);
        const { text: where, isExact } = pointText(points[0] ?? [], apart);
        const which =
          period === 1
            ? `${name} ${isExact ? '=' : '≈'} ${where}`
            : `${name}, the ${period}-cycle through ${isExact ? '' : '≈ '}${where}`;
        return [{ ...basinOf(hueOf(k)), text: `the basin of ${which}` }];
      });
      const further = kinds.length - MOST_LISTED;
      if (further <= 1) return kinds;
      return [
        ...kinds.slice(0, MOST_LISTED),
        { ...basinOf(hueOf(MOST_LISTED)), text: `and ${further} basins more` },
      ];
    },
  });
}

const MOST_LISTED = 9;

/** The basin of x*, and all the rest in one colour. If floating point does not find x*, all is undecided. */
export function samplingOfBasin(
  portrait: PortraitOutside,
  star: readonly number[],
  probes: Float64Array,
): Sampling {
  const [basin = -1] = portrait.classifier.fates(Float64Array.from(star), 1).labels;
  return new BasinSampling(portrait, probes, {
    of: (fate) => (basin < 0 ? UNDECIDED : fate === basin ? 0 : ELSEWHERE),
    hue: () => palette.basin,
    entries: (seen) => (seen.has(0) ? [{ ...basinOf(palette.basin), text: 'the basin of x*' }] : []),
  });
}

class BasinSampling implements Sampling {
  /** The most steps that each shade stands for, but the last. */
  private readonly bounds: readonly number[];
  readonly effort: number;

  constructor(
    private readonly portrait: PortraitOutside,
    probes: Float64Array,
    private readonly kinds: Kinds,
  ) {
    const { classifier, map } = portrait;
    const [count, before] = [probes.length / map.dimension, classifier.applications];
    const { labels, steps } = classifier.fates(probes, count);
    this.effort = (classifier.applications - before) / count;
    const settled = [...steps].filter((_, k) => kinds.of(labels[k] ?? ESCAPING) >= 0).sort((a, b) => a - b);
    const quantiles = TINTS.slice(1).map(
      (_, k) => settled[Math.floor(((k + 1) / SHADES) * settled.length)] ?? 0,
    );
    this.bounds = [...new Set(quantiles)];
  }

  labels(points: Float64Array, count: number): Int32Array {
    const { labels, steps } = this.portrait.classifier.fates(points, count);
    return labels.map((label, k) => this.labelOf(label, steps[k] ?? 0));
  }

  colour(label: number): string {
    const shade = TINTS[label % SHADES] ?? 0;
    return COLOURS[label] ?? tint(this.kinds.hue(Math.floor(label / SHADES)), shade);
  }

  legend(seen: ReadonlySet<number>): readonly Entry[] {
    const kinds = new Set([...seen].map((label) => (label < 0 ? label : Math.floor(label / SHADES))));
    const basins = this.kinds.entries(kinds);
    const rest: readonly (readonly [number, Entry['standing'], string])[] = [
      [ELSEWHERE, 'sampled', 'orbits that do not tend to x*'],
      [ESCAPING, 'sampled', 'orbits that grow beyond all bounds'],
      [STRANDED, 'sampled', 'orbits that end in a point or cycle that does not attract'],
      [UNDECIDED, 'undecided', 'orbits that have not settled within the budget'],
    ];
    return [
      ...basins,
      ...(basins.length > 0 && this.bounds.length > 0 ? [this.shades()] : []),
      ...rest.flatMap(([label, standing, text]) =>
        kinds.has(label) ? [{ standing, sample: swatch(this.colour(label)), text }] : [],
      ),
    ];
  }

  private shades(): Entry {
    const used = this.bounds.length + 1;
    const greys = TINTS.slice(0, used).map((share) => tint('#333333', share));
    const counts = this.bounds.map((most, k) => {
      const least = (this.bounds[k - 1] ?? -1) + 1;
      return least === most ? `${most}` : `${least}–${most}`;
    });
    const last = `${(this.bounds.at(-1) ?? 0) + 1} or more`;
    return {
      standing: 'sampled',
      sample: swatch(...greys),
      text: `steps until close to it: ${[...counts, last].join(', ')}`,
    };
  }

  private labelOf(fate: number, steps: number): number {
    if (isUnknown(fate)) return UNDECIDED;
    const kind = this.kinds.of(fate);
    if (kind < 0) return kind;
    const shade = this.bounds.findIndex((most) => steps <= most);
    return kind * SHADES + (shade < 0 ? this.bounds.length : shade);
  }
}

function basinOf(hue: string): Omit<Entry, 'text'> {
  return { standing: 'sampled', sample: swatch(...TINTS.map((share) => tint(hue, share))) };
}

/** x* for a fixed point and C for a cycle; x₁*, x₂*, C₃, … if there are several attractors. */
export function nameOf({ attractors }: PortraitOutside, k: number): string {
  const index = attractors.length > 1 ? indexed(k) : '';
  return attractors[k]?.period === 1 ? `x${index}*` : `C${index}`;
}

/** Such as ₁ for 0. */
function indexed(k: number): string {
  return String(k + 1).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '');
}

/** A point, with four significant digits where it is rounded, or as many as tell it from points at the distance. */
function pointText(x: ArrayLike<number>, apart: number): NumberText {
  const shown = Array.from(x, (value) => floatText(value, 4, apart));
  const numbers = shown.map(({ text }) => text.replaceAll('-', '−'));
  return {
    text: numbers.length === 1 ? (numbers[0] ?? '') : `(${numbers.join(', ')})`,
    isExact: shown.every(({ isExact }) => isExact),
  };
}
