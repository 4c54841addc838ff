import fc from 'fast-check';
import { expect, test } from 'vitest';
import { network } from '../../src/arbitraries/index.js';
import { floatNetwork, ScalarKernel } from '../../src/dynamics/index.js';

test('the kernel gives the same bits as Network.evaluate', () => {
  const cases = network({ inputDimension: [1, 4], depth: [1, 4] }).chain((F) =>
    fc.tuple(
      fc.constant(F),
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
        minLength: F.inputDimension,
        maxLength: F.inputDimension,
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ([F, x]) => {
      const points = Float64Array.from(x);
      new ScalarKernel(floatNetwork(F)).step(points, 1);
      expect([...points].map((y) => y + 0)).toEqual(F.evaluate(x).map((y) => y + 0));
    }),
  );
});
