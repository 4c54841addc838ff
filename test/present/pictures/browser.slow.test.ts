import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { importSpecifiers, readSourceTree } from '../../architecture/imports.js';
import { project } from '../../project.js';

test('pictures are drawn in a browser too: nothing of Node is imported on the way', () => {
  const tree = readSourceTree(join(project, 'src'));
  const reached = new Set(['present/pictures/index.ts']);
  const packages = new Set<string>();
  for (const file of reached) {
    // As it is run: without what is imported for its type alone.
    const { outputText } = ts.transpileModule(tree.get(file) ?? '', {
      compilerOptions: { verbatimModuleSyntax: true, target: ts.ScriptTarget.ESNext },
    });
    for (const specifier of importSpecifiers(outputText)) {
      if (specifier.startsWith('.')) reached.add(join(file, '..', specifier).replace(/\.js$/, '.ts'));
      else packages.add(specifier);
    }
  }
  expect(reached.size).toBeGreaterThan(50);
  expect([...reached].filter((file) => !tree.has(file))).toEqual([]);
  expect([...packages].sort()).toEqual(['csv-parse/sync', 'ml-matrix', 'seedrandom']);
});
