/** The attractors of a network, as a report has them: where they are, how they were found, and a region that is proved. */

import { attractorAround, type Outlook } from '../../search/attraction/index.js';
import type { Lyapunov, NormalForm } from '../../sampling/index.js';
import { floorToFloat64, Rational, type Vector } from '../../exact/index.js';

export interface AttractorReport {
  readonly period: number;
  /** The points of the cycle, one for a fixed point, in float64. */
  readonly points: readonly (readonly number[])[];
  /** The same points exactly, where a region is proved to be attracted by them and F is piecewise linear. */
  readonly exact?: readonly (readonly string[])[];
  /** Of the derivative of F^period; absent where it was not computed. */
  readonly spectralRadius?: number;
  /** Whether orbits that start near it were seen to stay near it; absent where that was not looked at. */
  readonly lyapunov?: Lyapunov;
  readonly region: RegionReport;
}

/** A parallelotope {point + Σ t_i·d_i : |t_i| ≤ r_i}, proved to be attracted by its middle; or why there is none. */
export type RegionReport =
  | {
      readonly proved: true;
      /** F^(period·power) contracts the region. */
      readonly power: number;
      /** The middle, exactly; for a smooth φ a point near x*. */
      readonly point: readonly string[];
      readonly directions: readonly (readonly string[])[];
      readonly radii: readonly string[];
      /** Of the least box with sides along the axes that contains it: its half widths in float64, rounded down. */
      readonly reach: readonly number[];
    }
  | { readonly proved: false; readonly because: string };

/** The largest number of attractors for which a region is looked for: the first ones. */
const MOST_REGIONS = 12;

/** Of a network that was looked at in its normal form, as it is seen from outside. */
export function attractorsIn(form: NormalForm, outlook: Outlook): readonly AttractorReport[] {
  const { inputs } = form;
  if (outlook.kind === 'survey') {
    const because = 'not looked for: the network is too large';
    return outlook.survey.resting.map(({ points }) => ({
      period: points.length,
      points: points.map((x) => inputs.outwardFloat(x)),
      region: { proved: false, because },
    }));
  }
  return outlook.portrait.attractors.map(({ points, period, stability, lyapunov }, k) => ({
    period,
    points: points.map((x) => inputs.outwardFloat(x)),
    spectralRadius: stability.spectralRadius,
    lyapunov,
    ...(lyapunov !== 'stable'
      ? { region: NONE_CONTRACTS }
      : k < MOST_REGIONS
        ? regionAround(form, points[0] ?? new Float64Array(), period)
        : { region: ONE_OF_MANY }),
  }));
}

const NONE_CONTRACTS: RegionReport = { proved: false, because: 'no power of F was seen to contract' };

const ONE_OF_MANY: RegionReport = {
  proved: false,
  because: `not looked for: only the first ${MOST_REGIONS} attractors have one`,
};

function regionAround(
  { network, inputs }: NormalForm,
  point: Float64Array,
  period: number,
): Pick<AttractorReport, 'exact' | 'region'> {
  const found = attractorAround(network, point, period);
  if ('reason' in found) return { region: { proved: false, because: found.reason } };
  const { region, power } = found.attractor;
  const radii = inputs.directionOutward(region.ranges.flatMap(({ hi }) => hi ?? []));
  const report: RegionReport = {
    proved: true,
    power,
    point: inputs.outward(region.origin).map(String),
    directions: region.directions.map((d) => d.map(String)),
    radii: radii.map(String),
    reach: reachAlong(region.directions, radii).map(floorToFloat64),
  };
  if (!network.activation.exact) return { region: report };
  const exact = Array.from({ length: period }, (_, k) =>
    inputs.outward(network.iterateExactly(region.origin, k)).map(String),
  );
  return { exact, region: report };
}

/** The half widths, exactly. */
export function reachOf({ directions, radii }: RegionReport & { proved: true }): Vector {
  return reachAlong(
    directions.map((d) => d.map((x) => Rational.from(x))),
    radii.map((radius) => Rational.from(radius)),
  );
}

function reachAlong(directions: readonly Vector[], radii: Vector): Vector {
  return directions.map((_, i) =>
    directions.reduce((sum, d, k) => {
      const [x, radius] = [d[i], radii[k]];
      return x && radius ? sum.plus(x.times(radius).abs()) : sum;
    }, Rational.zero),
  );
}
