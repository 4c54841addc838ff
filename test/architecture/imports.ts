/**
 * Who may import whom.
 *
 * The rooms of `src/` stand in a fixed order, and an import may only point up it. Read together with the rule
 * that the verifier's rooms import no package at all, this is what lets a sceptic read `proof/` and the
 * rooms above it and stop there: nothing else can have a say in an acceptance.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path/posix';
import ts from 'typescript';

/**
 * The rooms, top to bottom: a file may import from its own room and from the rooms above it. A room is a folder with
 * all that is below it, but for the rooms that have a line of their own.
 */
export const rooms: readonly string[] = [
  'exact/numbers',
  'exact/algebra',
  'exact/limits',
  'exact/reading',
  'exact/network',
  'exact',
  'statements',
  'proof/parts',
  'proof/barrier',
  'proof/peak',
  'proof/algebra',
  'proof',
  'sampling/kernels',
  'sampling/orbits',
  'sampling/portraits',
  'sampling/coordinates',
  'sampling/questions',
  'sampling/infinite-width',
  'sampling',
  'sources/models',
  'sources/training',
  'search/conjugacy',
  'search/generators',
  'search/kind',
  'search/attraction',
  'search/barrier',
  'search/peak',
  'search/passages',
  'search/judge',
  'search/workers',
  'search/algebra',
  'search/stress',
  'search/memory',
  'search/shrink',
  'search/hunt',
  'search/cluster',
  'present/entries',
  'present/prose',
  'present/pictures',
  'present/report',
  'present/catalogue',
  'present/command-line',
  'testing/oracles',
  'testing/matchers',
];

/** The verifier and all it stands on: no package and no built-in module of Node may enter here. */
export const selfContained: ReadonlySet<string> = new Set(rooms.slice(0, rooms.indexOf('proof') + 1));

/** The text of every source file under its path relative to `src/`, such as `exact/numbers/rational.ts`. */
export type SourceTree = ReadonlyMap<string, string>;

/** Reads every `.ts` file below `directory`. */
export function readSourceTree(directory: string): SourceTree {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', sep))
    .filter((path) => path.endsWith('.ts'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

/** Everything wrong with the imports of `tree`, one sentence each; empty when all is well. */
export function importProblems(tree: SourceTree): string[] {
  const problems: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of tree) {
    const room = roomOf(file);
    if (room !== undefined && !rooms.includes(room))
      problems.push(`${file}: ${room} is not one of the rooms`);
    const targets: string[] = [];
    for (const specifier of importSpecifiers(text)) {
      if (specifier.startsWith('.')) {
        const target = join(dirname(file), specifier).replace(/\.js$/, '.ts');
        const problem = tree.has(target)
          ? arrowProblem(tree, file, target)
          : missingProblem(specifier, target);
        if (problem !== undefined) problems.push(`${file}: ${problem}`);
        targets.push(target);
      } else if (room !== undefined && selfContained.has(room)) {
        problems.push(`${file}: imports ${specifier}, but ${room} imports nothing from outside the project`);
      }
    }
    graph.set(file, targets);
  }
  for (const cycle of importCycles(graph)) problems.push(`import cycle: ${cycle.join(' -> ')}`);
  return problems;
}

/** What `text` imports or re-exports, types and `import()` included, as written. */
export function importSpecifiers(text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) note(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) note(node.expression);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      note(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  const note = (specifier: ts.Node | undefined): void => {
    if (specifier === undefined) return;
    found.push(
      ts.isStringLiteralLike(specifier) ? specifier.text : `(computed) ${specifier.getText(source)}`,
    );
  };
  visit(source);
  return found;
}

/** The room a file lives in; none for a file directly in `src/`, which is the package's front door. */
export function roomOf(file: string): string | undefined {
  const folders = foldersOf(file);
  const holds = (folder: string) => rooms.some((room) => room.startsWith(`${folder}/`));
  // Below a folder that is itself no room, but has rooms in it, every folder has to be one.
  return (
    folders.findLast((folder) => rooms.includes(folder)) ??
    folders.findLast((_, i) => i === 0 || holds(folders[i - 1] ?? ''))
  );
}

/** `a` and `a/b` for `a/b/c.ts`. */
function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function missingProblem(specifier: string, target: string): string {
  if (!specifier.endsWith('.js')) return `imports ${specifier}, which should end in .js`;
  if (normalize(target).startsWith('..')) return `imports ${specifier}, which lies outside src`;
  return `imports ${specifier}, which does not exist`;
}

/** What is wrong with `file` importing the existing file `target`, if anything. */
function arrowProblem(tree: SourceTree, file: string, target: string): string | undefined {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (to === undefined)
    return from === undefined ? undefined : `imports ${target}, but no room imports the front door`;
  const door = doorOf(tree, file, target);
  if (door !== undefined && target !== door) return `imports ${target}; other rooms may import only ${door}`;
  if (foldersOf(target).at(-1) === foldersOf(file).at(-1) && target.endsWith('/index.ts')) {
    return `imports its own room's index; inside a room, import the file itself`;
  }
  if (from !== undefined && rooms.indexOf(from) < rooms.indexOf(to)) {
    return `imports ${to}, which stands below ${from}`;
  }
  return undefined;
}

/** The index of the outermost folder that holds `target`, but not `file`, and has one. */
function doorOf(tree: SourceTree, file: string, target: string): string | undefined {
  const own = foldersOf(file);
  return foldersOf(target)
    .filter((folder) => !own.includes(folder))
    .map((folder) => `${folder}/index.ts`)
    .find((door) => tree.has(door));
}

/** One cycle for every edge that closes one, in a depth-first walk of the import graph. */
function importCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      cycles.push([...path.slice(start), file]);
      return;
    }
    if (finished.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...path, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}
