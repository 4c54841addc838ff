/** Hunts with every hypothesis kept: nothing may ever be certified. */

import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controls, search } from '../../src/search/hunt/index.js';
import { seed } from '../seed.js';
import { figures, isWhole } from './figures.js';

/** Networks per batch, and batches per theorem, over the shapes in turn. */
const BATCH = isWhole ? 250 : 25;
const BATCHES = isWhole ? 50 : 2;
const SHAPES = [
  [2, 2],
  [1, 2],
  [2, 3],
  [1, 3],
  [3, 2],
] as const;

/** The module that the catalogue reads them from. */
function survivedModule(survived: Readonly<Record<string, number>>): string {
  const entries = Object.entries(survived).map(([name, count]) => `  ['${name}', ${count}],`);
  return `/** Written by \`npm run quality\`: for each control, the number of networks that were searched without a find. */

import type { Survived } from './matrix.js';

export const survived: Survived = new Map([
${entries.join('\n')}
]);
`;
}

test(`no certificate among ${controls.length * BATCH * BATCHES} networks that satisfy all hypotheses`, () => {
  const survived: Record<string, number> = {};
  const rows: (readonly string[])[] = [];
  for (const { name, statement } of controls) {
    let [networks, probed] = [0, 0];
    for (let k = 0; k < BATCHES; k++) {
      const [inputDimension, depth] = SHAPES[k % SHAPES.length] ?? SHAPES[0];
      const batch = {
        theorem: statement.id,
        inputDimension,
        depth,
        count: BATCH,
        seed: seed + k,
        parents: [],
      };
      const result = search(batch);
      expect(result.certificate).toBeUndefined();
      networks += result.count;
      probed += result.probed;
    }
    expect(networks).toBe(BATCH * BATCHES);
    survived[name] = networks;
    rows.push([statement.id, String(networks), String(probed), '0']);
  }
  figures('4-kept', `Hunts with every hypothesis kept (seed ${seed})`, [
    ['theorem', 'networks', 'probed closely', 'certified'],
    ...rows,
  ]);
  if (isWhole) writeFileSync('src/search/hunt/survived.ts', survivedModule(survived));
});
