/** The verifier needs nothing of Node: the built module runs where there is the language alone. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder, workshop } from '../present/command-line/built.js';
import { textOf } from './files.js';

const built = workshop();

/** Loads a module into a context without any global but those of the language, and asks it for verdicts. */
const script = `
  import { readFileSync } from 'node:fs';
  import { dirname, join } from 'node:path';
  import vm from 'node:vm';
  const [entry, good] = process.argv.slice(2);
  const context = vm.createContext(Object.create(null));
  const modules = new Map();
  const load = (path) => {
    if (!modules.has(path)) {
      modules.set(path, new vm.SourceTextModule(readFileSync(path, 'utf8'), { context, identifier: path }));
    }
    return modules.get(path);
  };
  const main = load(entry);
  await main.link((specifier, { identifier }) => {
    if (!specifier.startsWith('.')) throw new Error(identifier + ' imports ' + specifier);
    return load(join(dirname(identifier), specifier));
  });
  await main.evaluate();
  const globals = vm.runInContext('[typeof process, typeof Buffer, typeof URL, typeof TextDecoder, typeof document]', context);
  const verdicts = [good, good.replace('"1/4", "1/4"', '"1/4", "1/3"'), ''].map((text) => main.namespace.verify(text).verdict);
  console.log(JSON.stringify({ globals: [...globals], verdicts, modules: modules.size }));
`;

test('basincheck/verify runs in a bare context, without a global of Node or of a browser', () => {
  const program = built.write('bare.mjs', script);
  const entry = join(packageFolder, 'dist', 'proof', 'index.js');
  const output = execFileSync(
    process.execPath,
    ['--no-warnings', '--experimental-vm-modules', program, entry, textOf('2.1-without-rank')],
    { encoding: 'utf8' },
  );
  const { globals, verdicts, modules } = JSON.parse(output) as {
    globals: string[];
    verdicts: string[];
    modules: number;
  };
  expect(new Set(globals)).toEqual(new Set(['undefined']));
  expect(verdicts).toEqual(['verified', 'rejected', 'unjudged']);
  expect(modules).toBeGreaterThan(1);
});

test('the package hands it out as basincheck/verify', () => {
  // The package refers to itself by its name.
  const program = join(packageFolder, 'by-name.mjs');
  writeFileSync(
    program,
    `
    import { verify } from 'basincheck/verify';
    console.log(verify(process.argv[2]).verdict);
  `,
  );
  const output = execFileSync(process.execPath, [program, textOf('2.2-without-width')], { encoding: 'utf8' });
  expect(output).toBe('verified\n');
});
