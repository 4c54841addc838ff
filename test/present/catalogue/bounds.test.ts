import { expect, test } from 'vitest';
import { boundOf, type Measure } from '../../../src/present/catalogue/bounds.js';
import { traitsOf } from '../../../src/present/catalogue/traits.js';
import { entry, files } from './counterexamples.js';

test('no entry is below the bounds that are said to be proved', () => {
  const order: readonly Measure[] = ['inputs', 'depth', 'units', 'pieces'];
  for (const each of files.map(entry)) {
    const traits = traitsOf(each);
    const cell = `${String(traits.theorem)}-without-${String(traits.dropped)}`;
    for (const measure of order) {
      const { least } = boundOf(cell, measure);
      expect([each.name, measure, Number(traits[measure]) >= least]).toEqual([each.name, measure, true]);
      // A bound speaks of networks for which the measures before are as small as they can be.
      if (Number(traits[measure]) > least) break;
    }
  }
});
