/** Whatever the entry points publish has examples in its docstring, and they are true. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { checking } from './example.js';
import { entryPoints, published } from './published.js';
import { check, type Check, shown } from './result.js';
import { root } from './snippets.js';

const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: ['node'],
  skipLibCheck: true,
};
const sources = entryPoints().map(({ file }) => join(root, file));
const host = parsingOnce(ts.createCompilerHost(options));
const program = ts.createProgram(sources, options, host);
const all = published(program);

const folder = join(root, 'reports', 'examples');
// Two entry points may have the same name for two things, such as `rank`.
const examples = all.flatMap(({ name, source, examples }, i) =>
  examples.map((code, k) => {
    const title = `${name}${examples.length > 1 ? `, example ${k + 1}` : ''} (${source})`;
    return { title, code, path: join(folder, `${name}-${i}-${k + 1}.ts`) };
  }),
);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { code, path } of examples) writeFileSync(path, checking(code));
});

/** Two programs share what was parsed for one: most of the time goes into that. */
function parsingOnce(host: ts.CompilerHost): ts.CompilerHost {
  const parsed = new Map<string, ts.SourceFile | undefined>();
  return {
    ...host,
    getSourceFile: (name, ...how) => {
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, ...how));
      return parsed.get(name);
    },
  };
}

async function run(path: string): Promise<void> {
  const example = (await import(path)) as { default: (check: Check) => Promise<void> };
  await example.default(check);
}

test('every exported function, class and static method has an example', () => {
  const without = all.filter((each) => each.examples.length === 0);
  expect(without.map(({ name, source }) => `${name} (${source})`)).toEqual([]);
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Rational',
      'Rational.of',
      'matrix.rank',
      'verify',
      'drawNetwork',
      'fixedPoints',
    ]),
  );
});

test('all examples compile, each on its own', () => {
  const paths = examples.map(({ path }) => path);
  const withExamples = ts.createProgram([...sources, ...paths], options, host, program);
  const problems = examples.flatMap(({ title, path }) => {
    const file = withExamples.getSourceFile(path);
    return [...withExamples.getSyntacticDiagnostics(file), ...withExamples.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${title}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(problems).toEqual([]);
});

test('no two examples share a file', () => {
  expect(new Set(examples.map(({ path }) => path)).size).toBe(examples.length);
});

test.each(examples.map(({ title, path }) => [title, path] as const))('%s is true', async (_, path) => {
  await run(path);
});

describe('of an example', () => {
  const runs = async (name: string, code: string): Promise<void> => {
    const path = join(folder, `of-an-example-${name}.ts`);
    writeFileSync(path, checking(code));
    await run(path);
  };
  const imports = "import { Rational } from 'basincheck';\n";

  test('a wrong value is a failure, a right one is not', async () => {
    await runs('right-value', `${imports}Rational.of(6, 4); // → 3/2`);
    await expect(runs('wrong-value', `${imports}Rational.of(6, 4); // → 6/4`)).rejects.toThrow(
      "'3/2' to be '6/4'",
    );
  });

  test('a wrong value of a constant is a failure, a right one is not', async () => {
    await runs('right-constant', `${imports}const x = Rational.of(6, 4); // → 3/2`);
    await expect(runs('wrong-constant', `${imports}const x = Rational.of(6, 4); // → 1`)).rejects.toThrow();
  });

  test('a wrong error is a failure, and so is none', async () => {
    const message = 'Rational.of: expected a non-zero denominator, got 0';
    await runs('right-error', `${imports}Rational.of(1, 0); // throws ${message}`);
    await expect(runs('wrong-error', `${imports}Rational.of(1, 0); // throws Rational.of`)).rejects.toThrow();
    await expect(runs('no-error', `${imports}Rational.of(1, 2); // throws ${message}`)).rejects.toThrow();
  });

  test('a result that would not be checked is refused', () => {
    expect(() => checking('Math.max(1, 2);')).toThrow('expected a line with // → or // throws');
    expect(() => checking('Math.max(1, 2);\n// → 2')).toThrow('behind a statement, in its last line');
    expect(() => checking('Math.max(1, 2); // → 2\nif (true) {\n  Math.max(1); // → 2\n}')).toThrow(
      'behind a statement, in its last line',
    );
    expect(() => checking('const [x] = [1]; // → 1')).toThrow('expected an expression or one constant');
  });

  test('an import of what is not published is refused', () => {
    const code = "import { Rational } from 'basincheck/sampling';\nRational.of(1); // → 1";
    expect(() => checking(code)).toThrow('expected a published entry point, got basincheck/sampling');
  });
});

test('values are written as in TypeScript, and objects with a toString of their own by it', () => {
  expect(shown(['a', "it's", -0, 1.5, 2n, true, undefined, null])).toBe(
    `['a', "it's", -0, 1.5, 2n, true, undefined, null]`,
  );
  expect(shown({ x: [new Uint8Array([1, 2])], 'a b': {}, y: new RangeError('no') })).toBe(
    `{ x: [[1, 2]], 'a b': {}, y: RangeError: no }`,
  );
  expect(() => shown(() => 1)).toThrow('got a function');
});
