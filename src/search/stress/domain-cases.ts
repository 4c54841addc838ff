/** Cases of statements about values on a bounded set: scalar networks, bounded sets, and points inside. */

import fc from 'fast-check';
import {
  at,
  hardTanh,
  image,
  layoutJson,
  matrix,
  Network,
  networkJson,
  ranges,
  Rational,
  relu,
} from '../../exact/index.js';
import type { ValueStatement } from '../../statements/index.js';
import { activationFamily, boundedSet, networkSatisfying, pointOf } from '../generators/index.js';
import { type DomainSubject, facesOf, judge, type Judgement } from '../judge/index.js';
import { type Design, type Observation, titled } from './experiment.js';

/** Points of D in a case. */
const POINTS = 24;

export function domainDesign(statement: ValueStatement): Design<DomainSubject> {
  return {
    ...titled(statement),
    cases: domainsFor(statement),
    check: (subject, seed) => observed(subject, judge(subject, statement, { look: 'sample', seed })),
    write: written,
  };
}

/** A case as a text, from which a reader can rebuild it. */
export function written({ network, domain, points }: DomainSubject): string {
  const { origin, basis, boxes } = domain;
  return layoutJson({ ...networkJson(network), domain: { origin, basis, boxes }, points });
}

/** By the statement's recipe. */
export function domainsFor(statement: ValueStatement): fc.Arbitrary<DomainSubject> {
  const { inputDimension, depth, networks } = statement.recipe;
  const shape = { inputDimension, depth, output: 'scalar' } as const;
  if (networks === 'constant on the boundary') {
    const flat = fc
      .constantFrom(relu, hardTanh)
      .chain((activation) => networkSatisfying(statement, { ...shape, activation }));
    return withDomains(flat).map(saturatedOnBoundary);
  }
  return withDomains(networkSatisfying(statement, { ...shape, activation: { smooth: networks.smooth } }));
}

function withDomains(networks: fc.Arbitrary<Network>): fc.Arbitrary<DomainSubject> {
  return networks.chain((network) =>
    boundedSet(network.inputDimension, { boxes: [1, 2] }).chain((domain) =>
      fc
        .array(pointOf(domain), { minLength: POINTS, maxLength: POINTS })
        .map((points) => ({ network, domain, points })),
    ),
  );
}

/**
 * The same case with the biases of the last hidden layer lowered until all its units are in the flat part of φ
 * (x ≤ −1 will do for ReLU and HardTanh) for every point of ∂D. Nothing is said about the points inside.
 */
function saturatedOnBoundary(subject: DomainSubject): DomainSubject {
  const { network, domain } = subject;
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
  return { ...subject, network: new Network(network.activation, layers) };
}

export function observed({ network, domain }: DomainSubject, { verdict, reason }: Judgement): Observation {
  const { inputDimension: dimension, depth, activation } = network;
  const rank = network
    .ranks()
    .slice(0, -1)
    .some((r) => r < dimension)
    ? 'deficient'
    : 'full';
  const labels = [
    ...(verdict === 'survived' ? ['decided'] : []),
    `dimension ${dimension}`,
    ...(depth >= 3 ? ['three layers or more'] : []),
    ...(domain.boxes.length > 1 ? ['more than one box'] : []),
  ];
  return {
    verdict,
    reason,
    traits: { dimension, depth, rank, family: activationFamily(activation) },
    labels,
  };
}
