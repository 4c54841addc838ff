/** Statements about exact data as experiments: cases that satisfy every hypothesis, decided in exact arithmetic. */

import { type AlgebraSubject, judgeSubject, type Workbench, workbenches } from '../algebra/index.js';
import { type Design, experiment, type Experiment, type Observation } from './experiment.js';

export function algebraDesign({ statement, subjects }: Workbench): Design<AlgebraSubject> {
  return {
    id: statement.id,
    name: statement.name,
    cases: subjects.filter(({ failing }) => failing.length === 0),
    check: observedSubject,
    write: ({ text }) => text,
    requirements: statement.mustSee,
  };
}

export function observedSubject(subject: AlgebraSubject): Observation {
  const { verdict, reason } = judgeSubject(subject);
  const { dimension, family, labels } = subject;
  return { verdict, reason, traits: { dimension, family }, labels };
}

export const algebraExperiments: readonly Experiment[] = workbenches.map((each) =>
  experiment(algebraDesign(each)),
);
