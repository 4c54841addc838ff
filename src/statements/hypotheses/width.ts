import { easy } from './hypothesis.js';

export const width = easy(
  {
    name: 'width',
    text: 'no layer is wider than the input dimension n0',
    assumed: 'no layer is wider than `n₀`',
    noun: 'width',
    arranged: { holds: { hiddenWidths: 'at most n0' }, fails: { hiddenWidths: 'some above n0' } },
  },
  ({ widths, inputDimension }) => {
    const wide = widths.findIndex((n) => n > inputDimension);
    return wide < 0
      ? { holds: true, because: `every layer has at most n0 = ${inputDimension} outputs` }
      : {
          holds: false,
          because: `layer ${wide + 1} has ${widths[wide] ?? 0} > n0 = ${inputDimension} outputs`,
        };
  },
);
