/** The built command, as a user calls it: each test file compiles `src/` into a folder of its own. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll } from 'vitest';
import { project } from '../../project.js';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Workshop {
  /** A folder for the files of the tests; it and the built package are removed afterwards. */
  readonly folder: string;
  /** Where `dist/` lies, with its package.json. */
  readonly packageFolder: string;
  /** Writes a file into the folder; returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  /** Runs `basincheck` with the folder as working directory. */
  readonly basincheck: (...args: readonly string[]) => Run;
  /** The same without root's rights, which would ignore permissions. */
  readonly basincheckAsNobody: (...args: readonly string[]) => Run;
}

const NOBODY = 65_534;

/** A built package and a folder to work in, for the tests of one file. */
export function workshop(): Workshop {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'basincheck-test-'));
    // Readable for anyone: some tests run as nobody.
    chmodSync(root, 0o755);
    mkdirSync(join(root, 'work'));
    build(join(root, 'package'));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const run = (args: readonly string[], identity: { uid?: number; gid?: number }): Run => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'package', 'dist', 'present', 'command-line', 'main.js'), ...args],
      { cwd: join(root, 'work'), encoding: 'utf8', ...identity },
    );
    return { status, stdout, stderr };
  };
  return {
    get folder() {
      return join(root, 'work');
    },
    get packageFolder() {
      return join(root, 'package');
    },
    write: (name, content) => {
      const path = join(root, 'work', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    basincheck: (...args) => run(args, {}),
    basincheckAsNobody: (...args) => run(args, process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
  };
}

/** What `tsc` writes into `dist/`, file by file and without type-checking. */
function build(target: string): void {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(project, 'tsconfig.build.json'), (path) => readFileSync(path, 'utf8')).config,
    ts.sys,
    project,
  );
  const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' });
  for (const source of sources.filter((path) => path.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(project, 'src', source), 'utf8'), {
      compilerOptions: { ...options, module: ts.ModuleKind.ESNext, sourceMap: false, inlineSources: false },
      fileName: source,
    });
    const path = join(target, 'dist', source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, outputText);
  }
  cpSync(join(project, 'package.json'), join(target, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(target, 'node_modules'), 'dir');
}
