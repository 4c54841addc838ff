/**
 * An example as a test: `expression; // → value` asserts the value, `statement; // throws message` the error.
 *
 * Behind `const name = …;` the arrow says the value of the name. A value is written as `shown` writes it.
 */

import ts from 'typescript';
import { entryPoints } from './published.js';

/** The package's folder, from reports/examples/. */
const PACKAGE = '../..';

/** The code as a function of `Check`, with its imports turned into imports of `src/`, for a file in reports/examples/. */
export function checking(code: string): string {
  const { statements } = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2023, true);
  const imports = statements.filter(ts.isImportDeclaration);
  const others = statements.filter((each) => !ts.isImportDeclaration(each));
  const withResult = others.filter((each) => resultAfter(each, code) !== undefined).length;
  if (withResult < code.split('\n').filter((line) => /\/\/ (→|throws) /.test(line)).length) {
    throw new Error(`example: expected every result behind a statement, in its last line, got\n${code}`);
  }
  if (withResult === 0 && !code.includes('expect(')) {
    throw new Error(`example: expected a line with // → or // throws, got\n${code}`);
  }
  return [
    `import type { Check } from '${PACKAGE}/test/docs/result.js';`,
    ...imports.map(imported),
    'export default async (check: Check): Promise<void> => {',
    ...others.map((each) => checked(each, code)),
    '};',
    '',
  ].join('\n');
}

function checked(statement: ts.Statement, code: string): string {
  const text = statement.getText();
  const result = resultAfter(statement, code);
  if (result === undefined) return text;
  const expected = JSON.stringify(result.expected);
  if (result.kind === 'throws') return `await check.error(async () => { ${text} }, ${expected});`;
  return ts.isExpressionStatement(statement)
    ? `check.value((${statement.expression.getText()}), ${expected});`
    : `${text}\ncheck.value(${nameIn(statement)}, ${expected});`;
}

/** What the comment says that follows on the statement's last line. */
function resultAfter(
  statement: ts.Statement,
  code: string,
): { readonly kind: string; readonly expected: string } | undefined {
  const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
  const match = comment && /^\/\/ (→|throws) (.*)$/.exec(code.slice(comment.pos, comment.end));
  return match ? { kind: match[1] ?? '', expected: match[2] ?? '' } : undefined;
}

function nameIn(statement: ts.Statement): string {
  const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const [first] = declared;
  if (first && declared.length === 1 && ts.isIdentifier(first.name)) return first.name.text;
  throw new Error(`example: expected an expression or one constant, got ${statement.getText()}`);
}

function imported(statement: ts.ImportDeclaration): string {
  const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
  if (!/^basincheck(\/|$)/.test(specifier)) return statement.getText();
  const entry = entryPoints().find((each) => each.specifier === specifier);
  if (entry === undefined) throw new Error(`example: expected a published entry point, got ${specifier}`);
  const file = `'${PACKAGE}/${entry.file.replace(/\.ts$/, '.js')}'`;
  return statement.getText().replace(statement.moduleSpecifier.getText(), file);
}
