/** A limit for the number of applications of F, so that a question does not take hours on an intricate basin. */

import type { FateClassifier } from '../portraits/fates.js';
import type { Answer } from './suspicion.js';

export class Budget {
  private readonly end: number;

  constructor(
    private readonly classifier: FateClassifier,
    applications: number,
  ) {
    this.end = classifier.applications + applications;
  }

  get isSpent(): boolean {
    return this.classifier.applications > this.end;
  }
}

export const SPENT: Answer = { verdict: 'unclear', reason: 'the budget is spent' };
