/**
 * A walk among networks that seem to violate the same statement, from a counterexample to smaller ones. Shrinking goes down
 * alone, so that its end depends on where it starts. A walk goes sideways too: from network to network of at most the same outline
 * (shape, pieces of φ, number of parameters), by mutations, as long as a glance sees the violation. Where the outline gets smaller,
 * the network is certified, and the walk goes on from there.
 */

import { complexity } from '../generators/index.js';
import type { Counterexample } from '../../proof/index.js';
import { at, type Network, PiecewiseLinear, writeNetwork } from '../../exact/index.js';
import { Random } from '../../sampling/index.js';
import { failing } from '../../statements/index.js';
import { mutated } from './mutations.js';
import type { Shrinking, Step } from './shrink.js';
import { outlineOf, type Size } from './size.js';

export interface Walking extends Shrinking {
  /** The cheap look: whether the network seems to violate the statement. */
  readonly isSeen: (network: Network) => boolean;
  /** How many times as long as usual the walk goes on in vain; 1 if it is not given. */
  readonly patience?: number;
}

/** Networks that are looked at without a smaller one being found, by input dimension: then the walk ends. */
const PATIENCE_IN_NETWORKS = [12_000, 8000, 2000];
/** After this many networks the walk goes back to the smallest one. */
const NETWORKS_PER_EXCURSION = 3000;
/** One step in this many may take one parameter more than the smallest network has, or two more. */
const STEPS_PER_RISE = 4;
const MOST_PARAMETERS_MORE = 2;

/**
 * Yields every counterexample with a smaller outline, and a step for every network that was looked at in vain. Ends at once where φ is
 * smooth, or where two pieces and no parameters leave nothing to gain.
 */
export function* walking(
  start: Counterexample,
  { isSeen, certify, dropping, patience: times = 1 }: Walking,
): Generator<Step, void> {
  const { statement } = start;
  const random = new Random(0, 'walk');
  const refused = new Set<string>();
  const glances = new Map<string, boolean>();
  const isSeenAgain = (candidate: Network): boolean => {
    const name = shortName(candidate);
    const known = glances.get(name) ?? isSeen(candidate);
    glances.set(name, known);
    return known;
  };
  const ofNetwork = statement.hypotheses.map(({ name }): string => name);
  let best = start;
  let least = outlineOf(best.network, best.dropped);
  let [network, size] = [best.network, least];
  const most = Math.min(network.inputDimension, PATIENCE_IN_NETWORKS.length);
  const patience = times * at(PATIENCE_IN_NETWORKS, most - 1);
  if (!isSeenAgain(network)) return;
  for (let [vain, looked] = [0, 0]; vain < patience && isOpen(best.network); vain++) {
    if (vain % NETWORKS_PER_EXCURSION === 0) [network, size] = [best.network, least];
    const next = mutated(network, random);
    if (next === undefined) continue;
    const ofAttractor = best.dropped.filter((name) => !ofNetwork.includes(name));
    const dropped = [...failing(statement, next), ...ofAttractor];
    const isKept =
      dropped.length > 0 &&
      dropped.every((name) => best.dropped.includes(name)) &&
      (dropping === undefined || dropped.includes(dropping));
    const found = outlineOf(next, dropped);
    const rise = 1 + random.index(MOST_PARAMETERS_MORE);
    const bound = random.index(STEPS_PER_RISE) === 0 ? risen(least, rise) : size;
    if (!isKept || complexity.isSimpler(bound, found)) continue;
    looked += 1;
    yield { kind: 'tried', networks: looked };
    if (!isSeenAgain(next)) continue;
    [network, size] = [next, found];
    if (!complexity.isSimpler(found, least)) continue;
    const name = writeNetwork(next);
    const smaller = refused.has(name) ? undefined : certify(next, dropped);
    if (smaller === undefined) {
      refused.add(name);
      [network, size] = [best.network, least];
      continue;
    }
    best = smaller;
    [network, size] = [best.network, found];
    least = found;
    vain = 0;
    yield { kind: 'smaller', counterexample: best };
  }
}

/** The same for networks of a walk with the same numbers, to which mutations come back often. All have the same widths. */
function shortName({ activation, layers }: Network): string {
  const pieces = activation instanceof PiecewiseLinear ? activation.pieces : [];
  return [
    ...pieces.map(({ slope, intercept, until }) => [slope, intercept, until].join(' ')),
    ...layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias]),
  ].join();
}

/** With more parameters. */
function risen(outline: Size, more: number): Size {
  return outline.map((x, i) => (i === outline.length - 1 ? Number(x) + more : x));
}

function isOpen(network: Network): boolean {
  const { activation } = network;
  if (!(activation instanceof PiecewiseLinear)) return false;
  return activation.pieces.length > 2 || complexity.parameters(network) > 0;
}
