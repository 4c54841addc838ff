/** The attractors of a network, as a report has them: where they are, how they were found, and a region that is proved. */

import { attractorAround, type Outlook } from '../../search/attraction/index.js';
import type { Network } from '../../exact/index.js';

export interface AttractorReport {
  readonly period: number;
  /** The points of the cycle, one for a fixed point, in float64. */
  readonly points: readonly (readonly number[])[];
  /** Of the derivative of F^period; absent where it was not computed. */
  readonly spectralRadius?: number;
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
      /** Of the least box with sides along the axes that contains it: its half widths, in float64. */
      readonly reach: readonly number[];
    }
  | { readonly proved: false; readonly because: string };

/** The largest number of attractors that are described, and for which a region is looked for: the first ones. */
const MOST = 12;

export function attractorsIn(network: Network, outlook: Outlook): readonly AttractorReport[] {
  if (outlook.kind === 'survey') {
    const because = 'not looked for: the network is too large';
    return outlook.survey.resting.slice(0, MOST).map(({ points }) => ({
      period: points.length,
      points: points.map((x) => Array.from(x)),
      region: { proved: false, because },
    }));
  }
  return outlook.portrait.attractors.slice(0, MOST).map(({ points, period, stability }) => ({
    period,
    points: points.map((x) => Array.from(x)),
    spectralRadius: stability.spectralRadius,
    region: regionAround(network, points[0] ?? new Float64Array(), period),
  }));
}

function regionAround(network: Network, point: Float64Array, period: number): RegionReport {
  const found = attractorAround(network, point, period);
  if ('reason' in found) return { proved: false, because: found.reason };
  const { region, power } = found.attractor;
  const radii = region.ranges.flatMap(({ hi }) => hi ?? []);
  const reach = region.origin.map((_, i) =>
    region.directions.reduce(
      (sum, d, k) => sum + Math.abs((d[i]?.toNumber() ?? NaN) * (radii[k]?.toNumber() ?? NaN)),
      0,
    ),
  );
  return {
    proved: true,
    power,
    point: region.origin.map(String),
    directions: region.directions.map((d) => d.map(String)),
    radii: radii.map(String),
    reach,
  };
}
