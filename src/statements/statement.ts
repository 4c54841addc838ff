/**
 * A statement of a paper as data: what it speaks of, what it assumes, what it concludes, as printed and as amended.
 * `subject` says what a case is; `question` says what would speak against the statement.
 */

import type { AttractorHypothesis, Hypothesis } from './hypotheses/hypothesis.js';
import type { BasinRecipe, DomainRecipe, SetRecipe } from './recipe.js';

/** What would speak against a statement about the basin of an attractor x*. */
export type BasinQuestion =
  /** Has the basin a bounded component? */
  | 'bounded basin component'
  /** Has the complement of the basin a bounded component? */
  | 'bounded complement component'
  /** Is the basin disconnected? */
  | 'disconnected basin';

/** What would speak against a statement about the values of F: ℝⁿ⁰ → ℝ on a bounded set D. */
export type ValueQuestion =
  /** Is F greater at a point of D than anywhere on ∂D? */
  | 'greater value inside'
  /** Is F less at a point of D than anywhere on ∂D? */
  | 'smaller value inside'
  /** Is F, constant on ∂D, another value at a point of D? */
  | 'another value inside';

/** What would speak against a lemma about sets and their images. */
export type SetQuestion =
  | 'a boundary point of φ(D) outside φ(∂D)'
  | 'an image of a chord outside the ball'
  | 'an inverse image under φ in two parts'
  | 'an inverse image under an affine map in two parts';

/** Kinds of certificates that a counterexample file can carry: each has a folder in `proof/`. */
export type CertificateKind = 'barrier' | 'peak';

/** A label of observations, and the share of all cases in which it has to occur before silence counts. */
export interface Requirement {
  readonly label: string;
  /** 0 < share < 1. */
  readonly share: number;
}

/** What is added to a statement that is false as printed. The checks here are those of the amended one. */
export interface Amendment {
  /** The hypothesis, or the correction. */
  readonly adds: string;
  /** Why the printed statement is false without it. */
  readonly because: string;
}

interface Common {
  /** As in files and commands, such as "2.1" or "lem-2.3". Never reused. */
  readonly id: string;
  /** As in sentences, such as "Theorem 2.1" or "Lemma 2.3". */
  readonly name: string;
  readonly source: string;
  /** The hypotheses on the network, each decided exactly. */
  readonly hypotheses: readonly Hypothesis[];
  /** What is assumed of the other data of a case, such as "D bounded". */
  readonly given: readonly string[];
  readonly conclusion: string;
  /** What repairs it, if it is false as the paper prints it. */
  readonly amended?: Amendment;
  /** What a run has to have seen. */
  readonly mustSee: readonly Requirement[];
}

interface AboutBasins extends Common {
  readonly subject: 'basins of fixed points';
  /** What the amended statement assumes of x* beyond its being attractive. */
  readonly ofAttractor: readonly AttractorHypothesis[];
  readonly question: BasinQuestion;
  readonly recipe: BasinRecipe;
}

/** About the basins of attractive fixed points of F: ℝⁿ⁰ → ℝⁿ⁰; counterexamples have a file. */
export interface BasinTheorem extends AboutBasins {
  readonly certificate: 'barrier';
}

/** The same, with a proof of ours: what its hypotheses are needed for is shown by the files of the theorem that it extends. */
export interface BasinResult extends AboutBasins {
  readonly certificate: 'none';
}

export type BasinStatement = BasinTheorem | BasinResult;

/** About the basins of the points of stable limit cycles: one statement for each that it extends. */
export interface CycleStatement extends Common {
  readonly subject: 'basins of cycles';
  readonly extends: readonly BasinStatement[];
}

interface AboutValues extends Common {
  readonly subject: 'values on a bounded set';
  readonly question: ValueQuestion;
  readonly recipe: DomainRecipe;
}

/** About the maximum of F: ℝⁿ⁰ → ℝ over the closure of a bounded set D; counterexamples have a file. */
export interface PeakStatement extends AboutValues {
  readonly question: 'greater value inside';
  readonly certificate: 'peak';
}

/** About the values of F: ℝⁿ⁰ → ℝ on a bounded set D; there is no kind of file for its counterexamples. */
export interface DomainStatement extends AboutValues {
  readonly certificate: 'none';
}

export type ValueStatement = PeakStatement | DomainStatement;

/** About sets and their images under φ, or under an affine map. */
export interface SetStatement extends Common {
  readonly subject: 'images of sets';
  readonly question: SetQuestion;
  readonly recipe: SetRecipe;
}

export type Statement = BasinStatement | CycleStatement | ValueStatement | SetStatement;

/** A statement that a counterexample file can be about. */
export type Theorem = BasinTheorem | PeakStatement;

/**
 * What a counterexample file can say to fail: the hypotheses on the network, and those on the attractor.
 *
 * @example
 * ```ts
 * import { assumptionsOf, theorem22 } from 'basincheck';
 * assumptionsOf(theorem22).map(({ name }) => name); // → ['width', 'continuous', 'monotone', 'stable']
 * ```
 */
export function assumptionsOf(statement: Theorem): readonly (Hypothesis | AttractorHypothesis)[] {
  return statement.subject === 'basins of fixed points'
    ? [...statement.hypotheses, ...statement.ofAttractor]
    : statement.hypotheses;
}

/**
 * How many outputs F has for a statement, if it has n0 inputs.
 *
 * @example
 * ```ts
 * import { outputsFor, theorem22, theorem31 } from 'basincheck';
 * [theorem22, theorem31].map((theorem) => outputsFor(theorem, 3)); // → [3, 1]
 * ```
 */
export function outputsFor({ subject }: Statement, n0: number): number {
  return subject === 'values on a bounded set' ? 1 : n0;
}
