/** What a run saw: counts by traits and verdict, and by label. */

import type { Verdict } from '../../statements/index.js';
import type { Observation, Traits } from './experiment.js';

export const verdicts = [
  'refuted',
  'suspected',
  'survived',
  'vacuous',
  'undecided',
] as const satisfies Verdict[];

export interface Row extends Traits {
  readonly counts: Readonly<Record<Verdict, number>>;
}

export class Tally {
  cases = 0;
  private readonly byTraits = new Map<string, { traits: Traits; counts: Record<Verdict, number> }>();
  private readonly byLabel = new Map<string, number>();
  private readonly byReason = new Map<string, number>();

  add({ verdict, reason, traits, labels }: Observation): void {
    this.cases += 1;
    const { dimension, depth, rank, family, attractors } = traits;
    const key = JSON.stringify([dimension, depth, rank, family, attractors]);
    const row = this.byTraits.get(key) ?? { traits, counts: none() };
    row.counts[verdict] += 1;
    this.byTraits.set(key, row);
    for (const label of new Set(labels)) this.byLabel.set(label, this.labelled(label) + 1);
    const why = `${verdict}: ${reason}`;
    this.byReason.set(why, (this.byReason.get(why) ?? 0) + 1);
  }

  /** Number of cases with this label. */
  labelled(label: string): number {
    return this.byLabel.get(label) ?? 0;
  }

  count(verdict: Verdict): number {
    return [...this.byTraits.values()].reduce((sum, { counts }) => sum + counts[verdict], 0);
  }

  /**
   * The rows of the table dimension × depth × rank × activation family × number of attractors, with counts by
   * verdict.
   */
  get rows(): readonly Row[] {
    return [...this.byTraits.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { traits, counts }]) => ({ ...traits, counts }));
  }

  /** The reasons of the verdicts with their counts, the most frequent first. */
  get reasons(): readonly (readonly [reason: string, count: number])[] {
    return [...this.byReason].sort((a, b) => b[1] - a[1]);
  }

  toJSON(): object {
    return { cases: this.cases, rows: this.rows, reasons: this.reasons };
  }
}

function none(): Record<Verdict, number> {
  return { refuted: 0, suspected: 0, survived: 0, vacuous: 0, undecided: 0 };
}
