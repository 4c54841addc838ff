import { easy } from './hypothesis.js';

export const square = easy(
  {
    name: 'square',
    text: 'every weight matrix is n0 × n0',
    assumed: 'all weight matrices are `n₀ × n₀`',
    noun: 'square matrices',
    arranged: { holds: { hiddenWidths: 'n0' }, fails: { hiddenWidths: 'some other than n0' } },
  },
  ({ widths, inputDimension }) => {
    const other = widths.findIndex((n) => n !== inputDimension);
    return other < 0
      ? { holds: true, because: `every layer has n0 = ${inputDimension} outputs` }
      : {
          holds: false,
          because: `layer ${other + 1} has ${widths[other] ?? 0} outputs, not n0 = ${inputDimension}`,
        };
  },
);
