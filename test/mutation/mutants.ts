/**
 * Mutants: copies of a source file that differ from it in one place, each a mistake that a careless change could
 * make. They are found in the syntax tree and the types.
 *
 * Checks that are left out or turned round:
 * - every condition and every other expression of type boolean: `true`, `false`, and its opposite;
 * - every statement that is no declaration, and every case of a switch: left out;
 * - `&&` for `||` and vice versa, and either side of `&&`, `||`, `??` alone;
 * - comparisons with the boundary instead of without, and vice versa.
 *
 * Other values:
 * - for every call, the object or the argument that has the type of its result;
 * - `minus` for `plus`, `hi` for `lo`, `max` for `min`, `every` for `some`, and so on; no `-`, no caution in `?.`;
 * - numbers one greater and one less; no items in a list; no letters in a word, where the types know certain words.
 *
 * Left alone, because only people read it, is wording: other strings, what stands inside template strings, choices
 * between two texts, and the arguments that say what was expected.
 */

import ts from 'typescript';

export interface Mutant {
  readonly file: string;
  /** The line, with the change marked in it: `if (⟦a < b → a <= b⟧) return;`. No two of a file have the same. */
  readonly name: string;
  readonly kind: 'check' | 'value';
  /** The whole file with the mistake in it. */
  readonly source: string;
}

/** Methods and properties by the ones they are easily mistaken for. */
const OPPOSITES = [
  ['lessThan', 'atMost'],
  ['plus', 'minus'],
  ['add', 'subtract'],
  ['times', 'dividedBy'],
  ['min', 'max'],
  ['lo', 'hi'],
  ['hasLo', 'hasHi'],
  ['zero', 'one'],
  ['some', 'every'],
  ['ceil', 'floor'],
  ['numerator', 'denominator'],
] as const;
const OPPOSITE = new Map<string, string>(
  OPPOSITES.flatMap(([a, b]): [string, string][] => [
    [a, b],
    [b, a],
  ]),
);

const COMPARISONS: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const LOGICAL: Readonly<Record<string, string>> = { '&&': '||', '||': '&&', '??': '&&' };
const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<<': '>>',
  '+=': '-=',
  '*=': '/=',
  '||=': '&&=',
};

/** Calls whose arguments, from the given one on, are read by people only. */
const WORDING = new Map([
  ['insist', 1],
  ['trait', 1],
  ['refuse', 0],
  ['exceed', 0],
  ['Objection', 0],
  ['LimitExceeded', 0],
  ['RangeError', 0],
  ['TypeError', 0],
]);

export function mutantsOf(program: ts.Program, file: string): readonly Mutant[] {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`mutantsOf: expected a file of the program, got ${file}`);
  const { text } = source;
  const types = new Types(program.getTypeChecker());
  const mutants = new Map<string, Mutant>();

  function replace(kind: Mutant['kind'], node: ts.Node, replacement: string): void {
    const [start, end] = [node.getStart(source), node.getEnd()];
    if (text.slice(start, end) === replacement) return;
    const mutated = text.slice(0, start) + replacement + text.slice(end);
    const line = lineWith(text, start, end, replacement);
    let name = line;
    for (let n = 2; mutants.has(name); n++) name = `${line} (${n})`;
    if ([...mutants.values()].some((each) => each.source === mutated)) return;
    mutants.set(name, { file, name, kind, source: mutated });
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTemplateExpression(node) || types.isChoiceOfTexts(node)) return;
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'because') return;
    if (isRemovable(node)) replace('check', node, ';');
    if (ts.isCaseClause(node)) replace('check', node, '');
    if (ts.isExpression(node)) mutateExpression(node);
    node.forEachChild((child) => {
      if (!isWording(node, child)) visit(child);
    });
  }

  function mutateExpression(node: ts.Expression): void {
    const code = node.getText(source);
    if (types.isCheck(node)) {
      for (const value of ['true', 'false']) replace('check', node, value);
      if (code !== 'true' && code !== 'false') replace('check', node, `!(${code})`);
    }
    if (ts.isBinaryExpression(node)) mutateOperation(node);
    if (ts.isCallExpression(node)) {
      const object = ts.isPropertyAccessExpression(node.expression) ? [node.expression.expression] : [];
      for (const input of [...object, ...node.arguments]) {
        if (types.canReplace(input, node)) replace('value', node, `(${input.getText(source)})`);
      }
    }
    if (ts.isPropertyAccessExpression(node)) {
      const other = OPPOSITE.get(node.name.text);
      const kind = other === 'lessThan' || other === 'atMost' ? 'check' : 'value';
      if (other !== undefined) replace(kind, node.name, other);
      if (node.questionDotToken) replace('value', node.questionDotToken, '.');
    }
    if (ts.isNumericLiteral(node) && !isSize(node)) {
      for (const step of [1, -1]) replace('value', node, `(${Number(node.text) + step})`);
    }
    if (ts.isBigIntLiteral(node)) replace('value', node, `(${code} + 1n)`);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
      replace('value', node, `(${node.operand.getText(source)})`);
    }
    if (ts.isPostfixUnaryExpression(node)) replace('value', node, node.operand.getText(source));
    if (ts.isStringLiteral(node) && types.isWord(node)) replace('value', node, `''`);
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isTarget(node)) {
      replace('value', node, '[]');
    }
  }

  function mutateOperation(node: ts.BinaryExpression): void {
    const { left, right, operatorToken } = node;
    const operator = operatorToken.getText(source);
    const comparison = COMPARISONS[operator];
    if (comparison !== undefined) replace('check', operatorToken, comparison);
    const arithmetic = ARITHMETIC[operator];
    if (arithmetic !== undefined && !types.isText(node)) replace('value', operatorToken, arithmetic);
    const logical = LOGICAL[operator];
    if (logical === undefined) return;
    replace('check', operatorToken, logical);
    // Where the other side is a check, that is what `true` or `false` in its place does.
    if (!types.isCheck(right)) replace('check', node, `(${left.getText(source)})`);
    if (!types.isCheck(left)) replace('check', node, `(${right.getText(source)})`);
  }

  function isWording(parent: ts.Node, child: ts.Node): boolean {
    if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
    const callee = parent.expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText(source);
    const index = parent.arguments?.findIndex((argument) => argument === child) ?? -1;
    return index >= (WORDING.get(name) ?? Infinity);
  }

  visit(source);
  return [...mutants.values()];
}

/** The line or lines of text from start to end, squeezed, with the replacement marked. */
function lineWith(text: string, start: number, end: number, replacement: string): string {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const newline = text.indexOf('\n', end);
  const after = text.slice(end, newline < 0 ? text.length : newline);
  const removed = text.slice(start, end).replace(/\s+/g, ' ');
  const short = removed.length > 80 ? `${removed.slice(0, 80)}…` : removed;
  const put = replacement.length > 80 ? `${replacement.replace(/\s+/g, ' ').slice(0, 80)}…` : replacement;
  return `${before.trimStart()}⟦${short} → ${put}⟧${after}`;
}

/** Whether the statement can be left out; the only one that an `if` guards goes when its condition is `false`. */
function isRemovable(node: ts.Node): boolean {
  const { parent } = node as { parent?: ts.Node };
  if (parent && ts.isIfStatement(parent) && !parent.elseStatement) return false;
  return (
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isContinueStatement(node) ||
    ts.isIterationStatement(node, false)
  );
}

/** Whether the number belongs to what the module calls by a name: within a top-level constant, in no function. */
function isSize(node: ts.NumericLiteral): boolean {
  const outer = ts.findAncestor(node, (each) => ts.isFunctionLike(each) || ts.isSourceFile(each));
  return outer !== undefined && ts.isSourceFile(outer);
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.kind;
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** Whether something is assigned to the expression. */
function isTarget(node: ts.Expression): boolean {
  return isAssignment(node.parent) && node.parent.left === node;
}

/** What the type checker knows about expressions. */
class Types {
  constructor(private readonly checker: ts.TypeChecker) {}

  /** Whether the expression is a condition or of type boolean; not what only wraps one. */
  isCheck(node: ts.Expression): boolean {
    if (ts.isParenthesizedExpression(node) || isAssignment(node) || isTarget(node) || isNegated(node)) {
      return false;
    }
    if (ts.isIdentifier(node) && !isRead(node)) return false;
    return isCondition(node) || this.has(node, ts.TypeFlags.BooleanLike);
  }

  isText(node: ts.Expression): boolean {
    return this.has(node, ts.TypeFlags.StringLike);
  }

  private has(node: ts.Expression, flags: ts.TypeFlags): boolean {
    return (this.checker.getTypeAtLocation(node).flags & flags) !== 0;
  }

  /** Whether the types know this string as one of certain words. */
  isWord(node: ts.StringLiteral): boolean {
    const type = this.checker.getContextualType(node);
    const parts = type?.isUnion() ? type.types : [type];
    return parts.some((part) => part?.isStringLiteral());
  }

  isChoiceOfTexts(node: ts.Node): boolean {
    return (
      ts.isConditionalExpression(node) && this.isWording(node.whenTrue) && this.isWording(node.whenFalse)
    );
  }

  private isWording(node: ts.Expression): boolean {
    if (ts.isStringLiteral(node)) return !this.isWord(node);
    return ts.isTemplateLiteral(node) || (ts.isCallExpression(node) && this.isText(node));
  }

  /** Whether a call could be replaced by its own object or argument, as far as types go. */
  canReplace(input: ts.Expression, call: ts.CallExpression): boolean {
    const { Any, Unknown, Void, StringLike } = ts.TypeFlags;
    if (ts.isSpreadElement(input) || this.has(call, Any | Unknown | Void | StringLike)) return false;
    return this.checker.isTypeAssignableTo(
      this.checker.getTypeAtLocation(input),
      this.checker.getTypeAtLocation(call),
    );
  }
}

/** Whether the value of the expression decides which way the program goes. */
function isCondition(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) {
    return parent.expression === node;
  }
  return (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) && parent.condition === node;
}

function isNegated({ parent }: ts.Expression): boolean {
  return ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken;
}

/** Whether a name is read, rather than declared or the name of a member. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  return ts.isExpression(parent) || ts.isStatement(parent);
}
