/**
 * Who may import whom.
 *
 * The rooms of `src/` stand in a fixed order, and an import may only point up it. Read together with the rule
 * that the verifier's rooms import no package at all, this is what lets a sceptic read `certificates/` and the
 * rooms above it and stop there: nothing else can have a say in an acceptance.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path/posix';
import ts from 'typescript';

/** The rooms, top to bottom: a room may import the rooms above it. */
export const rooms: readonly string[] = [
  'numbers',
  'reading',
  'network',
  'theorems',
  'certificates',
  'models',
  'dynamics',
  'training',
  'arbitraries',
  'references',
  'certify',
  'show',
  'stress',
  'memory',
  'shrink',
  'hunt',
  'draw',
  'report',
  'catalogue',
  'cli',
  'vitest',
];

/** The verifier and all it stands on: no package and no built-in module of Node may enter here. */
export const selfContained: ReadonlySet<string> = new Set(rooms.slice(0, rooms.indexOf('certificates') + 1));

/** The text of every source file under its path relative to `src/`, such as `numbers/rational.ts`. */
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
        const problem = tree.has(target) ? arrowProblem(file, target) : missingProblem(specifier, target);
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
    found.push(ts.isStringLiteralLike(specifier) ? specifier.text : `(computed) ${specifier.getText()}`);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

/** The room a file lives in; none for a file directly in `src/`, which is the package's front door. */
function roomOf(file: string): string | undefined {
  const slash = file.indexOf('/');
  return slash < 0 ? undefined : file.slice(0, slash);
}

function missingProblem(specifier: string, target: string): string {
  if (!specifier.endsWith('.js')) return `imports ${specifier}, which should end in .js`;
  if (normalize(target).startsWith('..')) return `imports ${specifier}, which lies outside src`;
  return `imports ${specifier}, which does not exist`;
}

/** What is wrong with `file` importing the existing file `target`, if anything. */
function arrowProblem(file: string, target: string): string | undefined {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === to) {
    return from !== undefined && target === `${from}/index.ts`
      ? `imports its own room's index; inside a room, import the file itself`
      : undefined;
  }
  if (to === undefined) return `imports ${target}, but no room imports the front door`;
  if (target !== `${to}/index.ts`) return `imports ${target}; other rooms may import only ${to}/index.ts`;
  if (from !== undefined && rooms.indexOf(from) < rooms.indexOf(to)) {
    return `imports ${to}, which stands below ${from}`;
  }
  return undefined;
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
