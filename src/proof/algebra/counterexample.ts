/** Counterexamples to statements about exact data, by what they bring against the conclusion. */

import type { Json } from '../../exact/index.js';
import type {
  AffineLimitCase,
  AffineNullStatement,
  AffineSpectrumStatement,
  BoundedStatement,
  ConvolutionCase,
  ConvolutionStatement,
  DepthCase,
  EigenvalueStatement,
  EigenvectorStatement,
  FilterCase,
  FilterStatement,
  ForcedZeroCase,
  FormStatement,
  FunctionalStatement,
  KernelStatement,
  LawCase,
  LandingStatement,
  LayerCase,
  LinearLimitCase,
  MapCase,
  MovedStatement,
  NullStatement,
  OddNetworkCase,
  PointsCase,
  RankOneStatement,
  RankStatement,
  SlopeStatement,
  SpectrumStatement,
  UnitsStatement,
  UpsamplingCase,
  UpsamplingStatement,
  VolumeStatement,
} from '../../statements/index.js';
import type { EigenvalueWitness } from './eigenvalue.js';
import type { EigenvectorWitness } from './eigenvector.js';
import type { EntryWitness } from './entry.js';
import type { FilterWitness } from './filter.js';
import type { FormWitness } from './form.js';
import type { FunctionalWitness } from './functional.js';
import type { KernelWitness } from './kernel.js';
import type { LandingWitness } from './landing.js';
import type { PixelsWitness } from './pixels.js';
import type { RankOneWitness } from './rank-one.js';
import type { RankWitness } from './rank.js';
import type { SlopeWitness } from './slope.js';
import type { UnitsWitness } from './units.js';
import type { VolumeWitness } from './volume.js';
import type { MovedWitness, NullWitness, SpectrumWitness } from './wide-limit.js';

/** What a file says of a statement: the case, the hypotheses that fail for it, and the witness. */
export interface AlgebraClaim<Statement extends { readonly certificate: string }, Case, Witness> {
  readonly kind: 'algebra';
  readonly certificate: Statement['certificate'];
  readonly statement: Statement;
  readonly dropped: readonly string[];
  readonly data: Case;
  readonly witness: Witness;
  /** Where the file comes from; never read by the verifier. */
  readonly provenance?: Json;
}

/** The contents of a counterexample file about exact data. */
export type AlgebraCounterexample =
  | AlgebraClaim<KernelStatement, LayerCase, KernelWitness>
  | AlgebraClaim<RankStatement, LayerCase, RankWitness>
  | AlgebraClaim<EigenvectorStatement, MapCase, EigenvectorWitness>
  | AlgebraClaim<VolumeStatement, MapCase, VolumeWitness>
  | AlgebraClaim<BoundedStatement, MapCase, VolumeWitness>
  | AlgebraClaim<FormStatement, MapCase, FormWitness>
  | AlgebraClaim<LandingStatement, OddNetworkCase, LandingWitness>
  | AlgebraClaim<EigenvalueStatement, LawCase, EigenvalueWitness>
  | AlgebraClaim<SlopeStatement, LawCase, SlopeWitness>
  | AlgebraClaim<FilterStatement, FilterCase, FilterWitness>
  | AlgebraClaim<RankOneStatement, ForcedZeroCase, RankOneWitness>
  | AlgebraClaim<FunctionalStatement, DepthCase, FunctionalWitness>
  | AlgebraClaim<UnitsStatement, PointsCase, UnitsWitness>
  | AlgebraClaim<ConvolutionStatement, ConvolutionCase, PixelsWitness>
  | AlgebraClaim<UpsamplingStatement, UpsamplingCase, EntryWitness>
  | AlgebraClaim<NullStatement, LinearLimitCase, NullWitness>
  | AlgebraClaim<MovedStatement, LinearLimitCase, MovedWitness>
  | AlgebraClaim<SpectrumStatement, LinearLimitCase, SpectrumWitness>
  | AlgebraClaim<AffineNullStatement, AffineLimitCase, NullWitness>
  | AlgebraClaim<AffineSpectrumStatement, AffineLimitCase, SpectrumWitness>;
