import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workshop } from './built.js';

const shop = workshop();
const network = {
  format: 'basincheck/network@1',
  activation: { name: 'hard-tanh' },
  layers: [
    { weights: [[2]], bias: [0] },
    { weights: [[1]], bias: [0] },
  ],
};

test('draws as PNG what is named so, with the same bytes in each process', () => {
  const path = shop.write('switch.json', JSON.stringify(network));
  for (const [name, ...size] of [['a.png'], ['b.png'], ['c.PNG', '--size', '300']] as const)
    expect(shop.basincheckAlone('draw', path, '--out', name, ...size).status).toBe(0);
  const [a, b, c] = ['a.png', 'b.png', 'c.PNG'].map((name) => readFileSync(join(shop.folder, name)));
  expect(a?.equals(b ?? Buffer.of())).toBe(true);
  expect(a?.subarray(0, 8)).toEqual(Buffer.of(137, 80, 78, 71, 13, 10, 26, 10));
  // The width of a PNG stands in its bytes 16 to 19.
  expect([a?.readUInt32BE(16), c?.readUInt32BE(16)]).toEqual([1128, 300]);
});
