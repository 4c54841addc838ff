/** A point that the basin of an unstable attractor surrounds: a thin ring of cells around a periodic point that stays away. */

import { at, type Network } from '../../exact/index.js';
import {
  type Avoiding,
  type BasinCounterexample,
  Region,
  verifyAboutNetwork,
  writeCounterexample,
} from '../../proof/index.js';
import type { BasinStatement } from '../../statements/index.js';
import { fixedPoints } from '../attraction/index.js';
import type { Certification } from '../kind/index.js';
import { ringAround } from './ring.js';
import { isSearched, passagesAround, unstableLimits } from './unstable.js';

/**
 * A counterexample with an attractive point that is not stable, if one is found: for networks with two inputs. `dropped` are
 * the hypotheses on the network that fail.
 */
export function certifyUnstable(
  network: Network,
  statement: BasinStatement,
  dropped: readonly string[],
): Certification {
  if (!isSearched(network)) {
    const reason =
      'attractive points that are not stable are looked for where φ is piecewise linear and F has two inputs';
    return { kind: 'failed', seen: false, reason };
  }
  let reason = 'no orbit was seen to land on a fixed point that others leave';
  let seen = false;
  for (const limit of unstableLimits(network)) {
    const attractor = passagesAround(network, limit);
    if (typeof attractor === 'string') {
      reason = `an attractive point that seems not to be stable was not proved to be one: ${attractor}`;
      continue;
    }
    reason = 'an attractive point is not stable, and no point was seen that its basin surrounds';
    for (const point of fixedPoints(network)) {
      if (point.every((x, i) => x.equals(at(attractor.point, i)))) continue;
      const barrier = ringAround(network, point, attractor.region);
      if (barrier === undefined) continue;
      seen = true;
      const avoiding: readonly Avoiding[] = [{ region: Region.point(point), next: 0 }];
      const unstable = statement.ofAttractor.map(({ name }): string => name);
      const found: BasinCounterexample = {
        kind: 'barrier',
        statement,
        dropped: [...dropped, ...unstable],
        network,
        attractor,
        avoiding,
        barrier,
      };
      const text = writeCounterexample(found);
      const verification = verifyAboutNetwork(text);
      if (verification.verdict === 'verified') {
        return {
          kind: 'certified',
          counterexample: verification.counterexample,
          text,
          claim: verification.claim,
        };
      }
      const [problem] = verification.problems;
      reason = `the verifier refused the file at ${problem?.path}: expected ${problem?.expected}, got ${problem?.found}`;
    }
  }
  return { kind: 'failed', seen, reason };
}
