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
  'src/proof/barrier/attraction.ts': attraction,
  'src/proof/barrier/avoidance.ts': avoidance,
  'src/proof/barrier/barrier.ts': [...barrierAlone, ...barrier],
  'src/proof/geometry/carrying.ts': carrying,
  'src/proof/claim.ts': claims,
  'src/proof/geometry/grid.ts': grids,
  'src/proof/hypotheses.ts': hypotheses,
  'src/proof/geometry/limits.ts': limits,
  'src/proof/peak/peak.ts': peak,
  'src/proof/read.ts': [...refusals, ...reading],
  'src/proof/geometry/region.ts': regions,
  'src/proof/geometry/text.ts': wording,
  'src/proof/write.ts': writing,
  'src/exact/network/cases.ts': cases,
  'src/exact/network/coverage.ts': coverage,
  'src/exact/network/piecewise-linear.ts': piecewiseLinear,
  'src/exact/network/affine-forms.ts': zonotopes,
  'src/statements/hypothesis.ts': decisions,
  'all certificates': [...texts.keys()].map((name) => accepted(name, [base(name)])),
};
