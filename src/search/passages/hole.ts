/**
 * Holes without thickness: a periodic point that the basin of an attractor surrounds is a bounded component of its complement, or lies
 * in one, and no sample meets it. It is proved by thin cells around the point.
 */

import { at, type Network, type Vector } from '../../exact/index.js';
import {
  type Attractor,
  type Avoiding,
  type BasinCounterexample,
  Region,
  verifyAboutNetwork,
  writeCounterexample,
} from '../../proof/index.js';
import { type Portrait } from '../../sampling/index.js';
import type { BasinTheorem } from '../../statements/index.js';
import { attractingRegion, exactPeriodicPoint, fixedPoints } from '../attraction/index.js';
import type { Certification } from '../kind/index.js';
import { ringAround } from './ring.js';
import { hasRings, isSearched, passagesAround, unstableLimits } from './unstable.js';

/** Periodic orbits that are asked about. */
const MOST_ORBITS = 12;

/**
 * A counterexample with a periodic point that the basin of a stable attractor surrounds, if one is found: for piecewise linear networks
 * with one or two inputs. `dropped` are the hypotheses that fail.
 */
export function certifyHole(
  { map, classifier, others }: Portrait,
  statement: BasinTheorem,
  dropped: readonly string[],
  basin: number,
): Certification {
  const { network } = map;
  const limit = classifier.basins[basin]?.point;
  const isAsked = statement.question === 'bounded complement component' && hasRings(network);
  const orbits =
    isAsked && limit
      ? others.slice(0, MOST_ORBITS).flatMap((orbit) => {
          const start = exactPeriodicPoint(network, orbit.points[0] ?? [], orbit.period);
          return start === undefined ? [] : [orbitOf(network, start, orbit.period)];
        })
      : [];
  const point = limit && orbits.length > 0 ? exactPeriodicPoint(network, limit, 1) : undefined;
  const attractor = point && attractingRegion(network, map.floats, point);
  if (attractor === undefined) return { kind: 'failed', seen: false, reason: 'no point was asked about' };
  return surrounded({ statement, dropped, network, attractor }, orbits);
}

/**
 * A counterexample with an attractive point that is not stable, if one is found: for networks with two inputs. `dropped` are
 * the hypotheses on the network that fail.
 */
export function certifyUnstable(
  network: Network,
  statement: BasinTheorem,
  dropped: readonly string[],
): Certification {
  if (!isSearched(network)) {
    const reason =
      'attractive points that are not stable are looked for where φ is piecewise linear and F has two inputs';
    return { kind: 'failed', seen: false, reason };
  }
  let last: Certification = {
    kind: 'failed',
    seen: false,
    reason: 'no orbit was seen to land on a fixed point that others leave',
  };
  for (const limit of unstableLimits(network)) {
    const attractor = passagesAround(network, limit);
    if (typeof attractor === 'string') {
      const reason = `an attractive point that seems not to be stable was not proved to be one: ${attractor}`;
      last = { ...last, reason };
      continue;
    }
    const unstable = statement.ofAttractor.map(({ name }): string => name);
    const orbits = fixedPoints(network).map((point) => [point]);
    const found = surrounded({ statement, dropped: [...dropped, ...unstable], network, attractor }, orbits);
    if (found.kind === 'certified') return found;
    last = { ...found, seen: found.seen || last.seen };
  }
  return last;
}

/** A ring around one of the points of the orbits, as a file that the verifier accepts. */
function surrounded(
  about: Pick<BasinCounterexample, 'statement' | 'dropped' | 'network'> & { readonly attractor: Attractor },
  orbits: readonly (readonly Vector[])[],
): Certification {
  const { network, attractor } = about;
  let seen = false;
  let reason = 'no point was seen that the basin surrounds';
  for (const orbit of orbits) {
    if (orbit.some((x) => attractor.region.containsPoint(x))) continue;
    const avoiding: readonly Avoiding[] = orbit.map((x, k) => ({
      region: Region.point(x),
      next: (k + 1) % orbit.length,
    }));
    for (const [into, point] of orbit.entries()) {
      const barrier = ringAround(network, point, attractor.region, into);
      if (barrier === undefined) continue;
      seen = true;
      const text = writeCounterexample({ kind: 'barrier', ...about, avoiding, barrier });
      const verification = verifyAboutNetwork(text);
      if (verification.verdict === 'verified') {
        const { counterexample, claim } = verification;
        return { kind: 'certified', counterexample, text, claim };
      }
      const [problem] = verification.problems;
      reason = `the verifier refused the file at ${problem?.path}: expected ${problem?.expected}, got ${problem?.found}`;
    }
  }
  return { kind: 'failed', seen, reason };
}

function orbitOf(network: Network, start: Vector, period: number): readonly Vector[] {
  const orbit = [start];
  while (orbit.length < period) orbit.push(network.evaluateExactly(at(orbit, orbit.length - 1)));
  return orbit;
}
