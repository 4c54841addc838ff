/** All facts, by the file that they are most about. */

import {
  algebraAccepted,
  algebraClaims,
  algebraForm,
  algebraHypotheses,
  algebraRegistry,
  boundedFacts,
  eigenvalueFacts,
  eigenvectorFacts,
  entryFacts,
  filterFacts,
  formFacts,
  functionalFacts,
  kernelFacts,
  landingFacts,
  pixelsFacts,
  rankFacts,
  rankOneFacts,
  readingData,
  slopeFacts,
  unitsFacts,
  volumeFacts,
} from './algebra.js';
import { imageHypotheses, lawHypotheses, layerHypotheses, mapHypotheses } from './algebra-hypotheses.js';
import { attraction } from './attraction.js';
import { avoidance } from './avoidance.js';
import { barrier } from './barrier.js';
import { base, texts } from './bases.js';
import { cases } from './cases.js';
import {
  characteristicPolynomials,
  closedDiscs,
  convolutions,
  filtersInLayers,
  laws,
  layerActivations,
  unitDiscs,
  upsamplingsWritten,
} from './exact-algebra.js';
import { accepted, type Fact } from './fact.js';
import { decisions, decisionsOfPhi, hypotheses } from './hypotheses.js';
import { barrierClaims, barrierKind, barrierSizes, peakClaims, peakKind, peakSizes } from './kinds.js';
import { limitFacts, limitHypotheses } from './limits.js';
import { barrierAlone, carrying, grids, limits, objections, regions, wording } from './parts.js';
import { passages, refusedPassages } from './passages.js';
import { peak } from './peak.js';
import { coverage, piecewiseLinear } from './piecewise-linear.js';
import { reading, readingBarriers, readingPeaks, writing, writingBarriers, writingPeaks } from './reading.js';
import { refusedBarriers } from './refused-barriers.js';
import { refusedClaims } from './refused-claims.js';
import { refusedParts } from './refused-parts.js';
import { refusedPeaks } from './refused-peaks.js';
import { outputs, registry } from './statements.js';
import { verification } from './verification.js';
import { watching } from './watching.js';
import { zonotopes } from './zonotope.js';

export const facts: Readonly<Record<string, readonly Fact[]>> = {
  'src/exact/algebra/characteristic-polynomial.ts': characteristicPolynomials,
  'src/exact/algebra/closed-disc.ts': closedDiscs,
  'src/exact/algebra/convolution.ts': [...convolutions, ...upsamplingsWritten],
  'src/exact/algebra/finite-law.ts': laws,
  'src/exact/algebra/layer-activation.ts': layerActivations,
  'src/exact/algebra/layered-filters.ts': filtersInLayers,
  'src/exact/algebra/schur-cohn.ts': [...unitDiscs, ...closedDiscs],
  'src/proof/algebra/eigenvalue.ts': [...eigenvalueFacts, ...algebraAccepted],
  'src/proof/algebra/eigenvector.ts': [...eigenvectorFacts, ...readingData, ...algebraAccepted],
  'src/proof/algebra/entry.ts': [...entryFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/filter.ts': [...filterFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/form.ts': [...formFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/functional.ts': [...functionalFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/kernel.ts': [...kernelFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/kind.ts': [...algebraForm, ...algebraHypotheses, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/landing.ts': [...landingFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/pixels.ts': [...pixelsFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/rank-one.ts': [...rankOneFacts, ...algebraAccepted],
  'src/proof/algebra/rank.ts': [...rankFacts, ...algebraAccepted],
  'src/proof/algebra/read-data.ts': [
    ...readingData,
    ...kernelFacts,
    ...filterFacts,
    ...rankFacts,
    ...rankOneFacts,
    ...functionalFacts,
    ...algebraAccepted,
  ],
  'src/proof/algebra/slope.ts': [...slopeFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/steps.ts': [...rankFacts, ...filterFacts, ...eigenvectorFacts, ...algebraAccepted],
  'src/proof/algebra/units.ts': [...unitsFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/volume.ts': [...volumeFacts, ...boundedFacts, ...algebraAccepted, ...algebraClaims],
  'src/proof/algebra/wide-limit.ts': [...limitFacts, ...algebraHypotheses, ...algebraAccepted],
  'src/proof/barrier/attraction.ts': attraction,
  'src/proof/barrier/avoidance.ts': avoidance,
  'src/proof/barrier/claim.ts': [...barrierClaims, ...barrierSizes],
  'src/proof/barrier/kind.ts': barrierKind,
  'src/proof/barrier/fixed-point.ts': [...attraction, ...passages],
  'src/proof/barrier/passages.ts': passages,
  'src/proof/barrier/read-cells.ts': [...refusedBarriers, ...refusedPassages],
  'src/proof/barrier/read-passages.ts': [...refusedPassages, ...passages],
  'src/proof/barrier/read.ts': [...refusedBarriers, ...readingBarriers],
  'src/proof/barrier/separation.ts': [...barrierAlone, ...barrier],
  'src/proof/barrier/stability.ts': passages,
  'src/proof/barrier/write.ts': writingBarriers,
  'src/proof/claim.ts': [...barrierClaims, ...peakClaims, ...algebraClaims],
  'src/proof/hypotheses.ts': hypotheses,
  'src/proof/kinds.ts': [...barrierKind, ...barrierSizes, ...peakKind, ...peakSizes],
  'src/proof/parts/carrying.ts': carrying,
  'src/proof/parts/claim.ts': [...readingBarriers, ...readingPeaks],
  'src/proof/parts/grid.ts': [...grids, ...barrierSizes, ...peakSizes],
  'src/proof/parts/limits.ts': limits,
  'src/proof/parts/objection.ts': objections,
  'src/proof/parts/reader.ts': refusedParts,
  'src/proof/parts/region.ts': regions,
  'src/proof/parts/text.ts': wording,
  'src/proof/peak/boundary.ts': peak,
  'src/proof/peak/kind.ts': [...peakKind, ...peakClaims, ...peakSizes, ...writingPeaks],
  'src/proof/peak/read.ts': [...refusedPeaks, ...readingPeaks],
  'src/proof/read.ts': [...refusedClaims, ...reading, ...algebraForm],
  'src/proof/verify.ts': [...verification, ...algebraForm, ...algebraClaims],
  'src/proof/write.ts': [...writing, ...algebraAccepted],
  'src/exact/network/affine-forms.ts': zonotopes,
  'src/exact/network/cases.ts': cases,
  'src/exact/network/coverage.ts': coverage,
  'src/exact/network/piecewise-linear.ts': piecewiseLinear,
  'src/statements/algebra/of-images.ts': [...imageHypotheses, ...algebraHypotheses, ...algebraAccepted],
  'src/statements/algebra/of-laws.ts': [...lawHypotheses, ...algebraHypotheses, ...algebraAccepted],
  'src/statements/algebra/of-layers.ts': [...layerHypotheses, ...algebraHypotheses, ...algebraAccepted],
  'src/statements/algebra/of-limits.ts': [...limitHypotheses, ...algebraHypotheses, ...algebraAccepted],
  'src/statements/algebra/of-maps.ts': [...mapHypotheses, ...algebraHypotheses, ...algebraAccepted],
  'src/statements/hypotheses/continuous.ts': decisionsOfPhi.continuous,
  'src/statements/hypotheses/full-rank.ts': decisions.fullRank,
  'src/statements/hypotheses/hypothesis.ts': [...decisions.width, ...decisionsOfPhi.continuous],
  'src/statements/hypotheses/monotone.ts': decisionsOfPhi.monotone,
  'src/statements/hypotheses/one-slope.ts': decisionsOfPhi.oneSlope,
  'src/statements/hypotheses/tied.ts': decisions.tied,
  'src/statements/hypotheses/rank.ts': decisions.rank,
  'src/statements/hypotheses/ranks.ts': [...decisions.rank, ...decisions.fullRank],
  'src/statements/hypotheses/square.ts': decisions.square,
  'src/statements/hypotheses/surjective.ts': decisionsOfPhi.surjective,
  'src/statements/hypotheses/width.ts': decisions.width,
  'src/statements/algebra-registry.ts': algebraRegistry,
  'src/statements/registry.ts': registry,
  'src/statements/statement.ts': outputs,
  'what a watch sees': watching,
  'all certificates': [...texts.keys()].map((name) => accepted(name, [base(name)])),
};
