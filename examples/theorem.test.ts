/** A trained network: which theorems hold for it? */

import 'basincheck/vitest';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const trained = join(import.meta.dirname, 'autoencoder.json');

test('no hole is seen in the basins of a network as wide as its input', () => {
  expect(trained).toSatisfyTheorem('2.2');
});

test('one neuron more, and there is a hole, with a certificate', () => {
  const wide = {
    activation: {
      pieces: [
        { until: 0, slope: 3, intercept: 0 },
        { slope: 1, intercept: 0 },
      ],
    },
    layers: [
      { weights: [[-1], [0.75]], bias: [0, 2] },
      { weights: [[1, 0.5]], bias: [-2] },
    ],
  };
  expect(wide).not.toSatisfyTheorem('2.2');
});
