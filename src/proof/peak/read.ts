/** Reads a domain and a point in it. */

import { matrix, type Place } from '../../exact/index.js';
import { CLAIM_KEYS } from '../parts/claim.js';
import type { Kind } from '../parts/kind.js';
import { type PartsReader, product } from '../parts/reader.js';
import type { Peak, PeakCounterexample } from './counterexample.js';

export const readPeak: Kind<PeakCounterexample>['read'] = (place, open) => {
  const entries = place.object(...CLAIM_KEYS, 'avoiding?');
  if (entries === undefined) return undefined;
  const { claim, reader } = open(entries);
  entries.avoiding?.array(0, 'regions, since there is no attractor');
  const peak = peakAt(entries.witness, reader);
  return claim && peak && { ...claim, kind: 'peak', peak };
};

function peakAt(place: Place, reader: PartsReader): Peak | undefined {
  const entries = place.object('domain', 'inside');
  const domain = entries?.domain.object('basis', 'axes', 'origin?');
  if (entries === undefined || domain === undefined) return undefined;
  const basis = reader.basis(domain.basis);
  const origin = domain.origin ? reader.vector(domain.origin) : matrix.zeros(basis?.length ?? 0);
  const axes = reader.axes(domain.axes, 'finite');
  const inside = reader.vector(entries.inside);
  const counts = axes?.map((axis) => axis.length - 1) ?? [];
  const faces = counts.reduce((sum, _, i) => sum + 2 * product(counts.toSpliced(i, 1)), 0);
  const { cells } = reader.limits;
  if (faces > cells) return entries.domain.exceed(`at most ${cells} cells on the boundary`, `${faces}`);
  return origin && basis && axes && inside && { domain: { origin, basis, axes }, inside };
}
