import { byRanks, rankText, undecided } from './ranks.js';

export const fullRank = byRanks(
  {
    name: 'full-rank',
    text: 'every m × n weight matrix has rank min(m, n)',
    assumed: 'all weight matrices have full rank',
    noun: 'full rank',
    arranged: { holds: { ranks: 'full' }, fails: { ranks: 'some below n0' } },
  },
  ({ inputDimension, widths }, bounds) => {
    const full = widths.map((n, k) => Math.min(n, widths[k - 1] ?? inputDimension));
    const deficient = bounds.findIndex(({ most }, k) => most < (full[k] ?? 0));
    if (deficient >= 0) {
      const because = `W${deficient + 1} has ${rankText(bounds[deficient])} < ${full[deficient] ?? 0}`;
      return { holds: false, because };
    }
    const open = bounds.findIndex(({ least }, k) => least < (full[k] ?? 0));
    return open < 0 ? { holds: true, because: 'every weight matrix has full rank' } : undecided(bounds, open);
  },
);
