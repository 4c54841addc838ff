/** The portrait of a normal form, seen from outside: points come in, and are handed out, in the network's own coordinates. */

import type { Network } from '../../exact/index.js';
import { IteratedMap } from '../orbits/iterated-map.js';
import type { SampledAttractor, PeriodicOrbit } from '../orbits/periodic-orbits.js';
import { isDecidedByRounding } from '../portraits/collapse.js';
import { type Basin, type FateClassifier, type Fates, SampledFate } from '../portraits/fates.js';
import { portraitOf, type Portrait } from '../portraits/portrait.js';
import type { Coordinates } from './coordinates.js';
import { type NormalForm, normalForm } from './normal-form.js';

/** What pictures ask of a portrait. */
export interface PortraitOutside {
  readonly map: IteratedMap;
  readonly attractors: readonly Pick<SampledAttractor, 'points' | 'period'>[];
  readonly others: readonly Pick<PeriodicOrbit, 'points' | 'period'>[];
  readonly classifier: Pick<FateClassifier, 'basins' | 'fates' | 'applications'>;
  /** A cube around all periodic points: its centre and half its side; `undefined` if there are fewer than two of them. */
  readonly surroundings: { readonly centre: Float64Array; readonly half: number } | undefined;
}

/** Throws unless F maps ℝⁿ to ℝⁿ. The same seed gives the same portrait. */
export function portraitOutside(network: Network, { seed }: { readonly seed: number }): PortraitOutside {
  const form = normalForm(network);
  return seenOutside(portraitOf(form.network, { seed }), form, network);
}

/** The portrait of the normal form, as one of the network. */
export function seenOutside(portrait: Portrait, { inputs }: NormalForm, network: Network): PortraitOutside {
  const outward = (x: ArrayLike<number>) => Float64Array.from(inputs.outwardFloat(x));
  const orbitOutside = ({ points, period }: PeriodicOrbit) => ({ points: points.map(outward), period });
  const frame = portrait.frames.at(-1);
  return {
    map: new IteratedMap(network),
    attractors: portrait.attractors.map(orbitOutside),
    others: portrait.others.map(orbitOutside),
    classifier: new ClassifierOutside(portrait.classifier, inputs),
    surroundings: frame && { centre: outward(frame.centre), half: frame.scale * inputs.scale.toNumber() },
  };
}

/** An orbit whose end is decided by rounding counts as one that has not ended. */
class ClassifierOutside {
  readonly basins: readonly Basin[];
  private readonly scale: number;
  private readonly origin: Float64Array;

  constructor(
    private readonly inner: FateClassifier,
    inputs: Coordinates,
  ) {
    this.basins = inner.basins.map((basin) => ({
      ...basin,
      point: Float64Array.from(inputs.outwardFloat(basin.point)),
    }));
    this.scale = inputs.scale.toNumber();
    this.origin = Float64Array.from(inputs.origin, (x) => x.toNumber());
  }

  get applications(): number {
    return this.inner.applications;
  }

  fates(points: Float64Array, count: number): Fates {
    const n = this.origin.length;
    const inward = points.slice(0, count * n).map((x, e) => (x - (this.origin[e % n] ?? NaN)) / this.scale);
    const { labels, steps } = this.inner.fates(inward, count);
    const isSettled = (label: number) =>
      label >= 0
        ? this.inner.attractors[this.inner.basins[label]?.attractor ?? 0]?.lyapunov === 'stable'
        : label !== SampledFate.notAttracted && label !== SampledFate.cycle;
    const isCertain = (label: number, k: number) =>
      isSettled(label) ||
      !isDecidedByRounding(this.inner.map.floats, inward.subarray(k * n, (k + 1) * n), steps[k] ?? 0);
    return {
      labels: labels.map((label, k) => (isCertain(label, k) ? label : SampledFate.budgetSpent)),
      steps,
    };
  }
}
