/** Every function and class that an entry point of the package exports, with the examples in its docstring. */

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './snippets.js';

export interface Published {
  /** As a user writes it after the import: `probe`, `matrix.rank`, `Rational.of`. */
  readonly name: string;
  /** Where it is declared: `src/exact/numbers/rational.ts:20`. */
  readonly source: string;
  /** The code of its examples, one text for each `@example`. */
  readonly examples: readonly string[];
}

export interface EntryPoint {
  /** `basincheck`, `basincheck/verify`, … */
  readonly specifier: string;
  /** The source file, relative to the package: `src/index.ts`. */
  readonly file: string;
}

/** The entry points as `exports` in package.json says. */
export function entryPoints(): readonly EntryPoint[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, { readonly default: string } | string>;
  };
  return Object.entries(exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return [];
    const file = target.default.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts');
    return [{ specifier: path.replace(/^\./, 'basincheck'), file }];
  });
}

/** Functions, constants that can be called, classes and their static methods, and matchers of `expect`; each once. */
export function published(program: ts.Program): readonly Published[] {
  const checker = program.getTypeChecker();
  const found = new Map<ts.Symbol, Published>();

  const add = (name: string, symbol: ts.Symbol | undefined): void => {
    const declarations = symbol?.declarations ?? [];
    const [first] = declarations;
    if (symbol === undefined || first === undefined || found.has(symbol)) return;
    const file = first.getSourceFile();
    const line = file.getLineAndCharacterOfPosition(first.getStart()).line + 1;
    found.set(symbol, {
      name,
      source: `${relative(root, file.fileName)}:${line}`,
      examples: declarations.flatMap((each) => examplesOf(each, name)),
    });
  };

  const visit = (module: ts.Symbol, prefix: string): void => {
    for (const exported of checker.getExportsOfModule(module)) {
      if (exported.declarations?.some((declaration) => ts.isTypeOnlyExportDeclaration(declaration))) continue;
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      const name = prefix + exported.name;
      if (symbol.flags & ts.SymbolFlags.ValueModule) visit(symbol, `${name}.`);
      else if (symbol.flags & ts.SymbolFlags.Class) {
        add(name, symbol);
        for (const method of staticMethods(checker, symbol)) add(`${name}.${method.name}`, method);
      } else if (symbol.valueDeclaration && isCallable(checker, symbol)) add(name, symbol);
    }
  };

  for (const { file } of entryPoints()) {
    const source = program.getSourceFile(join(root, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!source || !module) throw new Error(`published: expected ${file} to be a module of the program`);
    visit(module, '');
    for (const { name } of matchersIn(source)) {
      add(`expect.${name.getText()}`, checker.getSymbolAtLocation(name));
    }
  }
  return [...found.values()];
}

/** The methods that a file adds to an interface of another package, as `basincheck/vitest` does. */
function matchersIn(file: ts.SourceFile): readonly ts.MethodSignature[] {
  const blocks = file.statements.flatMap((each) => {
    const body = ts.isModuleDeclaration(each) ? each.body : undefined;
    return body !== undefined && ts.isModuleBlock(body) ? body.statements : [];
  });
  return blocks
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ members }) => members.filter(ts.isMethodSignature));
}

function isCallable(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  return checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
}

function staticMethods(checker: ts.TypeChecker, symbol: ts.Symbol): readonly ts.Symbol[] {
  return checker.getExportsOfModule(symbol).filter(({ valueDeclaration: declaration }) => {
    if (!declaration || !ts.isMethodDeclaration(declaration)) return false;
    return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) === 0;
  });
}

function examplesOf(declaration: ts.Declaration, name: string): readonly string[] {
  return ts
    .getJSDocTags(declaration)
    .filter(({ tagName }) => tagName.text === 'example')
    .map((tag) => codeIn(tag.getText(), name));
}

/** What stands between the fences of a tag, without the stars of the comment. */
function codeIn(tag: string, name: string): string {
  const text = tag.replace(/^[ \t]*\* ?/gm, '');
  const code = /^```ts\n(.*?)^```$/ms.exec(text)?.[1];
  if (code === undefined) throw new Error(`${name}: expected a \`\`\`ts block, got\n${text}`);
  return code;
}
