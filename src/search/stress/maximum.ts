/** Theorem 3.1 and Corollary 3.1 as experiments: scalar networks, bounded sets, and points inside. */

import fc from 'fast-check';
import {
  activationFamily,
  boundedSet,
  networkSatisfying,
  pointOf,
  type Domain,
} from '../generators/index.js';
import {
  at,
  hardTanh,
  image,
  Interval,
  layoutJson,
  matrix,
  Network,
  networkJson,
  point,
  ranges,
  Rational,
  relu,
  type Vector,
  type Zonotope,
} from '../../exact/index.js';
import { theorem31 as statement, type Outcome } from '../../statements/index.js';
import { experiment, type Observation } from './experiment.js';
import { reachedOnBoundary } from './maximum-principle.js';

/** A network F: ℝⁿ → ℝ, a bounded set D, and points of it. */
interface Scene {
  readonly network: Network;
  readonly domain: Domain;
  readonly points: readonly Vector[];
}

/** Number of points drawn from each domain. */
const POINTS_PER_DOMAIN = 24;

function scenes(networks: fc.Arbitrary<Network>): fc.Arbitrary<Scene> {
  return networks.chain((network) =>
    boundedSet(network.inputDimension, { boxes: [1, 2] }).chain((domain) =>
      fc
        .array(pointOf(domain), { minLength: POINTS_PER_DOMAIN, maxLength: POINTS_PER_DOMAIN })
        .map((points) => ({ network, domain, points })),
    ),
  );
}

/** The point of the list where F is greatest, in float64: the hardest one to match on the boundary. */
function highest({ network, points }: Scene): Vector {
  const value = (x: Vector) => at(network.evaluate(x.map((entry) => entry.toNumber())), 0);
  return points.reduce((best, x) => (value(x) > value(best) ? x : best));
}

function outcomeAt({ network, domain, points }: Scene): Outcome {
  const x = highest({ network, domain, points });
  const { answer } = reachedOnBoundary(network, domain, x);
  const where = `F(${x.join(', ')})`;
  if (answer === 'reached')
    return { verdict: 'survived', reason: 'the boundary reaches the greatest value seen' };
  if (answer === 'open') return { verdict: 'undecided', reason: 'boundary cells left after the budget' };
  return { verdict: 'suspected', reason: `${where} exceeds all values on the boundary, by exact bounds` };
}

function observed({ network, domain }: Scene, outcome: Outcome): Observation {
  const { inputDimension: dimension, depth, activation } = network;
  const rank = network
    .ranks()
    .slice(0, -1)
    .some((r) => r < dimension)
    ? 'deficient'
    : 'full';
  const labels = [
    ...(outcome.verdict === 'survived' ? ['decided'] : []),
    `dimension ${dimension}`,
    ...(depth >= 3 ? ['three layers or more'] : []),
    ...(domain.boxes.length > 1 ? ['more than one box'] : []),
  ];
  return { ...outcome, traits: { dimension, depth, rank, family: activationFamily(activation) }, labels };
}

function write({ network, domain, points }: Scene): string {
  const { origin, basis, boxes } = domain;
  return layoutJson({ ...networkJson(network), domain: { origin, basis, boxes }, points });
}

const common = {
  hypotheses: [...statement.hypotheses.map(({ name }) => name), 'D bounded'],
  write,
};

/** Theorem 3.1. Over the closure of a bounded set, F takes its maximum on the boundary. */
export const theorem31 = experiment<Scene>({
  ...common,
  id: statement.id,
  conclusion: statement.conclusion.text,
  source: statement.source,
  cases: scenes(
    networkSatisfying(statement, {
      inputDimension: [1, 3],
      depth: [1, 4],
      output: 'scalar',
      activation: { smooth: 0.05 },
    }),
  ),
  check: (scene) => observed(scene, outcomeAt(scene)),
  requirements: [
    { label: 'decided', share: 0.9 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'more than one box', share: 0.1 },
  ],
});

/** Corollary 3.1. If F is constant on the boundary of D, it is constant on D. */
export const corollary31 = experiment<Scene>({
  ...common,
  id: 'cor-3.1',
  hypotheses: [...common.hypotheses, 'F constant on ∂D'],
  conclusion: 'F is constant on D',
  source: 'Beise & Dias Da Cruz, Corollary 3.1',
  cases: scenes(
    fc
      .constantFrom(relu, hardTanh)
      .chain((activation) =>
        networkSatisfying(statement, { inputDimension: [1, 3], depth: [2, 4], output: 'scalar', activation }),
      ),
  ).map(saturatedOnBoundary),
  check: (scene) => observed(scene, constancy(scene)),
  requirements: [
    { label: 'decided', share: 0.9 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
  ],
});

/** The faces of D, as sets that can be carried through a network. */
function facesOf({ origin, basis, faces }: Domain): readonly Zonotope[] {
  return faces.map(({ lo, hi }) => ({
    origin,
    generators: basis.map((direction, i) => ({ direction, range: Interval.of(at(lo, i), at(hi, i)) })),
  }));
}

/**
 * The same scene, but with the biases of the last hidden layer lowered until all its units are in the flat part of φ
 * for every point of ∂D (x ≤ −1 is enough for ReLU and HardTanh). Nothing is said about the points inside.
 */
function saturatedOnBoundary(scene: Scene): Scene {
  const { network, domain } = scene;
  const hidden = network.layers.slice(0, -1);
  const tallest = facesOf(domain)
    .map((face) =>
      ranges(image(new Network(network.activation, hidden), face)).map(({ hi }) => hi ?? Rational.zero),
    )
    .reduce((most, each) => most.map((value, j) => Rational.max(value, at(each, j))));
  const layers = network.layers.map((layer, k) =>
    k === network.depth - 2
      ? {
          ...layer,
          bias: matrix.subtract(
            layer.bias,
            tallest.map((value) => value.plus(Rational.one)),
          ),
        }
      : layer,
  );
  return { ...scene, network: new Network(network.activation, layers) };
}

/** Whether F, constant on ∂D by exact bounds, has the same value at the points of D. */
function constancy({ network, domain, points }: Scene): Outcome {
  const onBoundary = facesOf(domain)
    .map((face) => at(ranges(image(network, face)), 0))
    .reduce((hull, range) => hull.hull(range));
  const a = onBoundary.value;
  if (a === undefined) return { verdict: 'vacuous', reason: 'F is not seen to be constant on the boundary' };
  const other = points.find((x) => at(ranges(image(network, point(x))), 0).value?.equals(a) !== true);
  return other === undefined
    ? { verdict: 'survived', reason: 'F has the same value at the points inside' }
    : { verdict: 'suspected', reason: `F(${other.join(', ')}) differs from F on the boundary, exactly` };
}
