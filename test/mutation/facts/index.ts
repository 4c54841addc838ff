/** All facts, by the file that they are most about. */

import { attraction } from './attraction.js';
import { avoidance } from './avoidance.js';
import { barrier } from './barrier.js';
import { base, texts } from './bases.js';
import { accepted, type Fact } from './fact.js';
import { decisions, hypotheses } from './hypotheses.js';
import { barrierAlone, carrying, claims, grids, limits, regions, wording } from './parts.js';
import { peak } from './peak.js';
import { coverage, piecewiseLinear } from './piecewise-linear.js';
import { refusals } from './refusals.js';
import { cases, zonotopes } from './zonotope.js';
import { reading, writing } from './reading.js';

export const facts: Readonly<Record<string, readonly Fact[]>> = {
  'src/certificates/attraction.ts': attraction,
  'src/certificates/avoidance.ts': avoidance,
  'src/certificates/barrier.ts': [...barrierAlone, ...barrier],
  'src/certificates/carrying.ts': carrying,
  'src/certificates/claim.ts': claims,
  'src/certificates/grid.ts': grids,
  'src/certificates/hypotheses.ts': hypotheses,
  'src/certificates/limits.ts': limits,
  'src/certificates/peak.ts': peak,
  'src/certificates/read.ts': [...refusals, ...reading],
  'src/certificates/region.ts': regions,
  'src/certificates/text.ts': wording,
  'src/certificates/write.ts': writing,
  'src/network/cases.ts': cases,
  'src/network/coverage.ts': coverage,
  'src/network/piecewise-linear.ts': piecewiseLinear,
  'src/network/affine-forms.ts': zonotopes,
  'src/theorems/hypothesis.ts': decisions,
  'all certificates': [...texts.keys()].map((name) => accepted(name, [base(name)])),
};
