import {
  activation,
  boundaryPointOf,
  boundedSet,
  box,
  Domain,
  dyadic,
  invertibleMatrix,
  matrixOfRank,
  network,
  networkSatisfying,
  networkSatisfyingAllBut,
  pointOf,
  segment,
  vector,
  withAttractor,
  withCycle,
} from '../../../src/search/generators/index.js';
import {
  type Activation,
  at,
  type Matrix,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  type Vector,
  writeNetwork,
} from '../../../src/exact/index.js';
import { theorems, theorem21, theorem23 } from '../../../src/statements/index.js';
import { seed } from '../../seed.js';
import { type Contract, contractOf, contractProblems } from './contract.js';
import { rankByMinors } from './rank-by-minors.js';

const { zero, one, half } = Rational;
const isDyadic = (x: Rational) => /^10*$/.test(x.denominator.toString(2));
const isSmall = (x: Rational) => isDyadic(x) && x.abs().atMost(Rational.of(2)) && x.denominator <= 4n;
const textOfActivation = (phi: Activation) =>
  writeNetwork(new Network(phi, [{ weights: [[one]], bias: [zero] }]));
const slanted = new Domain(
  [one, zero],
  [
    [one, half],
    [zero, Rational.of(2)],
  ],
  [
    { lo: [zero, zero], hi: [one, one] },
    { lo: [half, half], hi: [Rational.of(2), Rational.of(3)] },
  ],
);

/** Whether in coordinates of the slanted set x lies in a box, and whether it lies inside all that it touches. */
function positionIn({ boxes }: Domain, u: Vector): 'outside' | 'boundary' | 'inside' {
  const nudges = [-1, 1].map((sign) => Rational.of(sign, 1024));
  const holds = (v: Vector) =>
    boxes.some(({ lo, hi }) => v.every((t, i) => at(lo, i).atMost(t) && t.atMost(at(hi, i))));
  if (!holds(u)) return 'outside';
  // The corners of u are at least 1/1024 apart from all planes that u is not on.
  const corners = u.reduce<readonly Vector[]>(
    (all, t) => all.flatMap((v) => nudges.map((nudge) => [...v, t.plus(nudge)])),
    [[]],
  );
  return corners.every(holds) ? 'inside' : 'boundary';
}

const isOn = (domain: Domain, x: Vector, ...where: readonly string[]) =>
  x.every(isDyadic) && where.includes(positionIn(domain, domain.coordinatesOf(x)));

const hasTraits = (phi: Activation, traits: Partial<Activation>) =>
  Object.entries(traits).every(([name, value]) => phi[name as keyof Activation] === value);

/** Every arbitrary of the room, with a function that finds the problems which a given number of its values show. */
export const contracts: readonly (readonly [
  name: string,
  problems: (values: number) => readonly string[],
])[] = [
  ['dyadic', problemsOf(contractOf(dyadic(), isSmall))],
  [
    'dyadic of thousands',
    problemsOf(
      contractOf(dyadic({ magnitude: 5000, bits: 10 }), (x) => x.denominator <= 1024n && isDyadic(x)),
    ),
  ],
  ['vector', problemsOf(contractOf(vector(3), (x) => x.length === 3 && x.every(isSmall)))],
  ...[
    [1, 1, 1],
    [2, 2, 1],
    [2, 2, 2],
    [2, 3, 2],
    [3, 2, 1],
    [3, 3, 2],
    [3, 3, 3],
    [4, 4, 2],
  ].map(([m = 0, n = 0, r = 0]) => {
    const isValid = (a: Matrix) => rankByMinors(a) === r && a.flat().every(isDyadic);
    return [`matrixOfRank ${m} ${n} ${r}`, problemsOf(contractOf(matrixOfRank(m, n, r), isValid))] as const;
  }),
  ...[1, 2, 3].map(
    (n) =>
      [
        `invertibleMatrix ${n}`,
        problemsOf(
          contractOf(
            invertibleMatrix(n),
            (a) => (matrix.inverse(a) ?? []).flat().filter(isDyadic).length === n * n,
          ),
        ),
      ] as const,
  ),
  ...[
    { continuous: true, increasing: true },
    { continuous: true, increasing: true, surjective: true },
    { continuous: true, increasing: true, surjective: false },
    { continuous: false, increasing: true },
    { continuous: true, increasing: false },
    { continuous: true, increasing: false, surjective: true },
    { continuous: false, increasing: false },
    { continuous: false, increasing: false, surjective: true },
  ].map((traits) => {
    const isValid = (phi: Activation) => hasTraits(phi, traits);
    return [
      `activation ${JSON.stringify(traits)}`,
      problemsOf(contractOf(activation(traits), isValid, textOfActivation)),
    ] as const;
  }),
  [
    'activation of any kind, half of them smooth',
    problemsOf(
      contractOf(
        activation({ continuous: 'either', increasing: 'either', smooth: 0.5 }),
        hasRealKinks,
        textOfActivation,
      ),
    ),
  ],
  [
    'smooth activation',
    problemsOf(contractOf(activation({ smooth: 1 }), (phi) => !phi.exact, textOfActivation)),
  ],
  [
    'network of all ranges',
    problemsOf(
      contractOf(
        network({ inputDimension: [1, 4], depth: [1, 4], planted: 0.5, activation: { smooth: 0.2 } }),
        ({ inputDimension: n, depth, width, outputDimension }) =>
          n >= 1 && n <= 4 && depth >= 1 && depth <= 4 && width <= n && outputDimension === n,
        writeNetwork,
      ),
    ),
  ],
  [
    'network with every number prescribed',
    problemsOf(
      contractOf(
        network({ inputDimension: 2, hiddenWidths: [1, 3], ranks: [1, 1, 2] }),
        (found) =>
          found.inputDimension === 2 &&
          found.widths.join() === '1,3,2' &&
          found.layers.map(({ weights }) => rankByMinors(weights)).join() === '1,1,2',
        writeNetwork,
      ),
    ),
  ],
  [
    'scalar network',
    problemsOf(
      contractOf(network({ output: 'scalar' }), (found) => found.outputDimension === 1, writeNetwork),
    ),
  ],
  ...theorems.map(
    (statement) =>
      [
        `networkSatisfying ${statement.id}`,
        problemsOf(
          contractOf(
            networkSatisfying(statement),
            (found) => statement.hypotheses.every((hypothesis) => hypothesis.decide(found).holds),
            writeNetwork,
          ),
        ),
      ] as const,
  ),
  ...theorems.flatMap((statement) =>
    statement.hypotheses.map(({ name }) => {
      const failing = (found: Network) =>
        statement.hypotheses.filter((hypothesis) => !hypothesis.decide(found).holds).map((h) => h.name);
      return [
        `networkSatisfyingAllBut ${statement.id} ${name}`,
        problemsOf(
          contractOf(
            networkSatisfyingAllBut(statement, name, { inputDimension: [1, 2] }),
            (found) => failing(found).join() === name,
            writeNetwork,
          ),
        ),
      ] as const;
    }),
  ),
  ...[network({ inputDimension: [1, 2] }), networkSatisfying(theorem21), networkSatisfying(theorem23)].map(
    (given, i) =>
      [
        `withAttractor ${i}`,
        problemsOf(
          contractOf(
            withAttractor(given),
            ({ network: found, attractor, radius }) =>
              given.descent.accepts(found) &&
              radius.sign > 0 &&
              found.evaluateExactly(attractor).every((y, j) => y.equals(at(attractor, j))),
            ({ network: found, attractor }) => `${writeNetwork(found)}${JSON.stringify(attractor)}`,
          ),
        ),
      ] as const,
  ),
  [
    'withCycle',
    problemsOf(
      contractOf(
        withCycle(network({ inputDimension: [1, 2] })),
        ({ network: found, orbit: [x, y] }) =>
          x.join() !== y.join() &&
          found.evaluateExactly(x).join() === y.join() &&
          found.evaluateExactly(y).join() === x.join(),
        ({ network: found, orbit }) => `${writeNetwork(found)}${JSON.stringify(orbit)}`,
      ),
    ),
  ],
  [
    'box',
    problemsOf(
      contractOf(box(2), ({ lo, hi }) => lo.length === 2 && lo.every((x, i) => x.lessThan(at(hi, i)))),
    ),
  ],
  ...[1, 2, 3].map(
    (n) =>
      [
        `boundedSet ${n}`,
        problemsOf(
          contractOf(
            boundedSet(n),
            ({ dimension, boxes, basis }) =>
              dimension === n && boxes.length >= 1 && boxes.length <= 3 && rankByMinors(basis) === n,
          ),
        ),
      ] as const,
  ),
  ['pointOf', problemsOf(contractOf(pointOf(slanted), (x) => isOn(slanted, x, 'inside', 'boundary')))],
  ['boundaryPointOf', problemsOf(contractOf(boundaryPointOf(slanted), (x) => isOn(slanted, x, 'boundary')))],
  [
    'segment',
    problemsOf(contractOf(segment(2), ({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))),
  ],
];

function hasRealKinks(phi: Activation): boolean {
  if (!(phi instanceof PiecewiseLinear)) return phi.evaluate(2) > phi.evaluate(1);
  return phi.pieces.slice(1).every((piece, i) => {
    const { slope, intercept } = at(phi.pieces, i);
    return !slope.equals(piece.slope) || !intercept.equals(piece.intercept);
  });
}

/** The problems of a contract about values of some type, to stand in a list beside others. */
function problemsOf<T>(contract: Contract<T>): (values: number) => readonly string[] {
  return (values) => contractProblems(contract, seed, values);
}
