/** What a page may load from the package needs nothing of Node: a bundler puts it together without a complaint. */

import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { project } from '../project.js';

test.each(['index', 'draw', 'proof/index', 'search/generators/index', 'testing/oracles/index'])(
  '%s, as it is published',
  async (entry) => {
    const complaints: string[] = [];
    const bundle = await rolldown({
      input: join(project, 'src', `${entry}.ts`),
      platform: 'browser',
      resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
      onLog: (_, { code = '', message }) => {
        if (code !== 'CIRCULAR_DEPENDENCY') complaints.push(message);
      },
    });
    const { output } = await bundle.generate({ format: 'esm' });
    expect(complaints).toEqual([]);
    expect(output.flatMap((file) => (file.type === 'chunk' ? file.imports : []))).toEqual([]);
  },
);
