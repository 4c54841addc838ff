/**
 * What hunts with seed 1 and 4,000 cases a cell found nothing in: for each such cell, how many cases satisfied all hypotheses but the dropped
 * one. `basincheck hunt --paper memorization --runs 4000 --seed 1` counts them anew.
 */
export const looked: ReadonlyMap<string, number> = new Map([
  ['m-1-without-overparametrised', 322],
  ['m-1-without-inside', 0],
  ['m-1-without-one-sided', 395],
  ['m-1-without-curved', 123],
  ['m-1-without-none', 1160],
  ['m-cor-rank-without-overparametrised', 328],
  ['m-cor-rank-without-inside', 0],
  ['m-cor-rank-without-one-sided', 392],
  ['m-cor-rank-without-curved', 124],
  ['m-cor-rank-without-independent', 70],
  ['m-cor-rank-without-none', 1145],
  ['m-2-without-none', 1273],
  ['m-3-without-positive', 0],
  ['m-3-without-off-kinks', 313],
  ['m-3-without-none', 822],
  ['m-3-eigenvalue-without-centred', 0],
  ['m-3-eigenvalue-without-orthogonal', 581],
  ['m-3-eigenvalue-without-positive', 905],
  ['m-3-eigenvalue-without-none', 511],
  ['m-4-without-not-zero', 0],
  ['m-4-without-none', 2359],
  ['m-lemma-without-none', 1589],
  ['m-5-sharp-without-as-deep', 0],
  ['m-5-sharp-without-none', 1949],
  ['m-6-without-distinct', 76],
  ['m-6-without-none', 2778],
]);
