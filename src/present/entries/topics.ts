/** What can be deduced: of networks, and of the data of each statement about exact data; from the statements and from verified entries. */

import type { AlgebraCounterexample, Counterexample } from '../../proof/index.js';
import {
  algebraTheorems,
  type BasinStatement,
  statements,
  type Statement,
  type ValueStatement,
} from '../../statements/index.js';
import type {
  Conclusion,
  Contradiction,
  HypothesisWords,
  Implication,
  Refutation,
  Topic,
} from './deduction.js';

/** A verified counterexample, by the name that answers give it. */
export interface Known {
  readonly name: string;
  readonly counterexample: Counterexample | AlgebraCounterexample;
}

/** Each is about one hypothesis following from others, for the usual reasons. */
const IMPLICATIONS: readonly Implication[] = [
  { assumes: ['square'], gives: 'width', because: 'a layer that is n₀ × n₀ is not wider than n₀' },
  {
    assumes: ['surjective', 'monotone'],
    gives: 'continuous',
    because: 'an increasing φ that jumps misses the values between',
  },
  {
    assumes: ['tied', 'continuous', 'monotone'],
    gives: 'stable',
    because:
      'F is the gradient of a convex function then, and an attractive point a strict minimum of what falls in every step',
  },
];

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    among: ['rank', 'square', 'full-rank'],
    because: 'matrices that are n₀ × n₀ and of full rank have rank n₀, and none has less',
  },
];

type AboutNetworks = BasinStatement | ValueStatement;

const aboutNetworks: readonly AboutNetworks[] = statements.filter(
  (statement: Statement): statement is AboutNetworks =>
    statement.subject === 'basins of fixed points' || statement.subject === 'values on a bounded set',
);

/** All topics, that about networks first. Entries of other statements are left out. */
export function topicsOf(known: readonly Known[]): readonly Topic[] {
  return [networkTopic(known), ...algebraTheorems.map((statement) => dataTopic(statement, known))];
}

function networkTopic(known: readonly Known[]): Topic {
  const words = new Map<string, HypothesisWords>();
  for (const statement of aboutNetworks)
    for (const { name, text } of assumedBy(statement)) if (!words.has(name)) words.set(name, { name, text });
  const questions = [...new Set(aboutNetworks.map(({ question }) => question))];
  return {
    name: 'networks',
    text: 'basins of attractive points, and values over bounded sets',
    hypotheses: [...words.values()],
    implications: IMPLICATIONS,
    contradictions: CONTRADICTIONS,
    conclusions: questions.flatMap((asked): readonly Conclusion[] => {
      const group = aboutNetworks.filter(({ question }) => question === asked);
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          id: first.id,
          text: `${first.conclusion} (${first.given.join(', ')})`,
          rules: group.map((statement) => ({
            id: statement.id,
            name: statement.name,
            assumes: assumedBy(statement).map(({ name }) => name),
          })),
          refutations: refutationsOf(first, known),
        },
      ];
    }),
  };
}

/** What is assumed of the network, and of its attractor. */
function assumedBy(statement: AboutNetworks): readonly HypothesisWords[] {
  return statement.subject === 'basins of fixed points'
    ? [...statement.hypotheses, ...statement.ofAttractor]
    : statement.hypotheses;
}

function refutationsOf({ question }: AboutNetworks, known: readonly Known[]): readonly Refutation[] {
  // −F satisfies what F does, and is greatest where F is least.
  const asked = question === 'smaller value inside' ? 'greater value inside' : question;
  return known.flatMap(({ name, counterexample }): readonly Refutation[] => {
    if (counterexample.kind === 'algebra' || counterexample.statement.question !== asked) return [];
    const by = asked === question ? {} : { by: 'with −F in the place of F' };
    return [{ entry: name, satisfies: satisfiedBy(counterexample), ...by }];
  });
}

/** Every hypothesis of a theorem about networks that holds, each decided exactly, or shown by the certificate. */
function satisfiedBy(counterexample: Counterexample): readonly string[] {
  const { network } = counterexample;
  const decided = new Map(
    aboutNetworks.flatMap(({ hypotheses }) => hypotheses).map((each) => [each.name, each]),
  );
  const holding = [...decided.values()].filter((each) => each.decide(network).holds).map(({ name }) => name);
  return [...holding, ...(isStable(counterexample) ? ['stable'] : [])];
}

/** A region that is contracted to x* shows that x* is stable; of values there is no attractor, so that it asks nothing. */
function isStable(counterexample: Counterexample): boolean {
  return counterexample.kind === 'peak' || counterexample.attractor.kind === 'contraction';
}

function dataTopic(statement: (typeof algebraTheorems)[number], known: readonly Known[]): Topic {
  const hypotheses = statement.hypotheses.map(({ name, text }) => ({ name, text }));
  const names = hypotheses.map(({ name }) => name);
  return {
    name: statement.id,
    text: statement.name,
    hypotheses,
    implications: [],
    contradictions: [],
    conclusions: [
      {
        id: statement.id,
        text: statement.conclusion,
        rules: [{ id: statement.id, name: statement.name, assumes: names }],
        refutations: known.flatMap(({ name, counterexample }): readonly Refutation[] =>
          counterexample.statement.id === statement.id
            ? [{ entry: name, satisfies: names.filter((each) => !counterexample.dropped.includes(each)) }]
            : [],
        ),
      },
    ],
  };
}
