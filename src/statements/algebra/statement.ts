/**
 * Statements about exact data other than networks. `subject` says what a case is, `certificate` what a file has to bring that
 * refutes the conclusion for a case.
 */

import type { Amendment, Requirement } from '../statement.js';
import type { Assumption } from './assumption.js';
import type {
  AffineLimitCase,
  ConvolutionCase,
  DepthCase,
  FilterCase,
  ForcedZeroCase,
  LawCase,
  LayerCase,
  LinearLimitCase,
  MapCase,
  OddNetworkCase,
  PointsCase,
  StartCase,
  UpsamplingCase,
} from './cases.js';

interface About<Subject extends string, Case, Certificate extends string> {
  /** As in files and commands, such as "m-4". Never reused. */
  readonly id: string;
  /** As in sentences, such as "Theorem 4 (memorization)". */
  readonly name: string;
  readonly source: string;
  readonly subject: Subject;
  /** Those that the paper prints, and those that the amended statement adds. */
  readonly hypotheses: readonly Assumption<Case>[];
  /** What else is assumed, in words. */
  readonly given: readonly string[];
  /** Of the amended statement. */
  readonly conclusion: string;
  /** What repairs it, if it is false as the paper prints it. */
  readonly amended?: Amendment;
  /** What a file brings against the conclusion; `none` if there is no such file. */
  readonly certificate: Certificate;
  /** What a run has to have seen. */
  readonly mustSee: readonly Requirement[];
}

export type KernelStatement = About<'a layer', LayerCase, 'kernel'>;
export type RankStatement = About<'a layer', LayerCase, 'rank'>;
export type LayerStatement = About<'a layer', LayerCase, 'none'>;
export type StartStatement = About<'a linear layer and its start', StartCase, 'none'>;
export type EigenvectorStatement = About<'a linear map', MapCase, 'eigenvector'>;
export type VolumeStatement = About<'a linear map', MapCase, 'volume'>;
export type BoundedStatement = About<'a linear map', MapCase, 'bounded'>;
export type FormStatement = About<'a linear map', MapCase, 'form'>;
export type LandingStatement = About<'a network with the fixed point 0', OddNetworkCase, 'landing'>;
export type EigenvalueStatement = About<'a wide layer', LawCase, 'eigenvalue'>;
export type SlopeStatement = About<'a wide layer', LawCase, 'slope'>;
export type FilterStatement = About<'an image and a filter', FilterCase, 'filter'>;
export type RankOneStatement = About<'a matrix with a forced zero', ForcedZeroCase, 'rank-one'>;
export type FunctionalStatement = About<'an image and layers', DepthCase, 'functional'>;
export type DepthStatement = About<'an image and layers', DepthCase, 'none'>;
export type UnitsStatement = About<'attractors', PointsCase, 'units'>;
export type NullStatement = About<'a wide linear network', LinearLimitCase, 'null'>;
export type MovedStatement = About<'a wide linear network', LinearLimitCase, 'moved'>;
export type SpectrumStatement = About<'a wide linear network', LinearLimitCase, 'spectrum'>;
export type AffineNullStatement = About<'a wide affine network', AffineLimitCase, 'affine-null'>;
export type AffineSpectrumStatement = About<'a wide affine network', AffineLimitCase, 'affine-spectrum'>;
export type ConvolutionStatement = About<'a convolution', ConvolutionCase, 'pixels'>;
export type UpsamplingStatement = About<'an upsampling', UpsamplingCase, 'entry'>;

/** A statement that a counterexample file can be about. */
export type AlgebraTheorem =
  | KernelStatement
  | RankStatement
  | EigenvectorStatement
  | VolumeStatement
  | BoundedStatement
  | FormStatement
  | LandingStatement
  | EigenvalueStatement
  | SlopeStatement
  | FilterStatement
  | RankOneStatement
  | FunctionalStatement
  | UnitsStatement
  | ConvolutionStatement
  | UpsamplingStatement
  | NullStatement
  | MovedStatement
  | SpectrumStatement
  | AffineNullStatement
  | AffineSpectrumStatement;

export type AlgebraStatement = AlgebraTheorem | LayerStatement | StartStatement | DepthStatement;
