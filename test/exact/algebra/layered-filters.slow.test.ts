import { expect, test } from 'vitest';
import { flattened, matrix, pairing, rankBounds, shiftProducts } from '../../../src/exact/index.js';
import golden from './golden/convolutions.json' with { type: 'json' };
import { matrices } from './numbers.js';
import fc from 'fast-check';

const known = golden.theorem5_sharp.filter(({ s, dim }) => (dim === 1 ? s <= 6 : s <= 3));

test.each(known.map(({ s, L, dim, codim_of_V: codimension }) => [s, dim, L, codimension] as const))(
  's = %i in dimension %i: what %i layers span lacks %i dimensions',
  (s, dimension, layers, codimension) => {
    const span = shiftProducts(s, layers, dimension === 1 ? 1 : 2).map(flattened);
    const pixels = s ** dimension;
    const { least, most } = rankBounds(span);
    expect([pixels ** 2 - least, pixels ** 2 - most]).toEqual([codimension, codimension]);
  },
);

test('a pairing is the sum of the products of entries', () => {
  fc.assert(
    fc.property(matrices(4, 4), (functional) => {
      for (const shift of shiftProducts(2, 2)) {
        const direct = matrix.dot(functional.flat(), flattened(shift));
        expect(pairing(functional, shift).toString()).toBe(direct.toString());
      }
    }),
  );
});
