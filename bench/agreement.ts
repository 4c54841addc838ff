/** Whether two contenders did the same: else one is timed doing something else. */

/** Where orbits ended, and after how many evaluations of F. */
export interface Settled {
  readonly labels: Int32Array;
  readonly steps: Int32Array;
}

/** Rounding may move single points over a boundary, no more. */
const LABELS = 0.99;
const EVALUATIONS = 0.01;

/**
 * What speaks against the second having done what the first did, on as many points as the second has; `undefined` if
 * nothing does.
 */
export function disagreement(ours: Settled, theirs: Settled): string | undefined {
  const count = theirs.labels.length;
  if (count === 0 || count > ours.labels.length) {
    return `expected results for 1 to ${ours.labels.length} points, got ${count}`;
  }
  let [same, expected, found] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    if (theirs.labels[k] !== ours.labels[k]) continue;
    same += 1;
    // Who looks at orbits more often sees sooner that they escape.
    if ((ours.labels[k] ?? NaN) < 0) continue;
    expected += ours.steps[k] ?? NaN;
    found += theirs.steps[k] ?? NaN;
  }
  if (same < LABELS * count) return `expected the labels of ${count} points, got ${same} of them`;
  if (!(Math.abs(found - expected) <= EVALUATIONS * expected)) {
    return `expected ${expected} evaluations, got ${found}`;
  }
  return undefined;
}

/** The components in the order of their first cells, 0 outside: equal exactly where the partitions are. */
export function inOrderOfFirstCells(labels: Int32Array, outside: number): Int32Array {
  const numbers = new Map<number, number>([[outside, 0]]);
  return labels.map((label) => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
}
