import { byRanks, rankText, undecided } from './ranks.js';

export const rank = byRanks(
  {
    name: 'rank',
    text: 'some weight matrix has rank below n0 (2.1)',
    assumed: 'some weight matrix has rank less than `n₀`',
    noun: 'rank',
    // It fails if every matrix has rank n0. Where no layer is wider than n0, every matrix is then square.
    arranged: { holds: { ranks: 'some below n0' }, fails: { ranks: 'full', hiddenWidths: 'n0' } },
  },
  ({ inputDimension: n }, bounds) => {
    const deficient = bounds.findIndex(({ most }) => most < n);
    if (deficient >= 0) {
      return { holds: true, because: `W${deficient + 1} has ${rankText(bounds[deficient])} < n0 = ${n}` };
    }
    const open = bounds.findIndex(({ least }) => least < n);
    if (open >= 0) return undecided(bounds, open);
    return { holds: false, because: `every weight matrix has rank n0 = ${n}` };
  },
);
