/** Every statement as an experiment, in the order of the registry. */

import { type Statement, statements } from '../../statements/index.js';
import { basinDesign, cycleDesign } from './basin-cases.js';
import { domainDesign } from './domain-cases.js';
import { experiment, type Experiment } from './experiment.js';
import { setDesign } from './set-cases.js';

export function experimentOn(statement: Statement): Experiment {
  switch (statement.subject) {
    case 'basins of fixed points':
      return experiment(basinDesign(statement));
    case 'basins of cycles':
      return experiment(cycleDesign(statement));
    case 'values on a bounded set':
      return experiment(domainDesign(statement));
    case 'images of sets':
      return experiment(setDesign(statement));
  }
}

export const experiments: readonly Experiment[] = statements.map(experimentOn);
