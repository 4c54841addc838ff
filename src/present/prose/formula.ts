/**
 * Formulas as trees, written once and set twice: as Unicode text and as LaTeX.
 *
 * Symbols are Unicode text, as a mathematician would type it: `F(`, ` ∈ `, `ℝ`, `x*`. Nothing but such symbols and exact
 * numbers ever gets into a formula, so a file's own texts cannot.
 */

import { Rational, type Vector } from '../../exact/index.js';

export type Formula =
  | { readonly kind: 'symbols'; readonly text: string }
  | { readonly kind: 'number'; readonly value: Rational }
  /** A number in decimals; only for numbers that have finitely many. */
  | { readonly kind: 'decimal'; readonly value: Rational }
  | { readonly kind: 'row'; readonly parts: readonly Formula[] }
  | {
      readonly kind: 'script';
      readonly base: Formula;
      readonly place: 'sub' | 'sup';
      readonly script: Formula;
    }
  /** coefficient·of, with a positive coefficient. */
  | { readonly kind: 'multiple'; readonly coefficient: Rational; readonly of: Formula }
  | { readonly kind: 'fraction'; readonly numerator: Formula; readonly denominator: Formula }
  | { readonly kind: 'fenced'; readonly open: string; readonly close: string; readonly inside: Formula }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Formula[])[] }
  | {
      readonly kind: 'cases';
      readonly rows: readonly { readonly value: Formula; readonly where: Formula }[];
    };

type Part = Formula | Rational | string | number;

/** Makes formulas: math`F(${x}) = ${y}`. */
export function math(texts: TemplateStringsArray, ...values: readonly Part[]): Formula {
  const parts = texts.flatMap((text, i) => {
    const value = values[i];
    return [...(text === '' ? [] : [symbols(text)]), ...(value === undefined ? [] : [formula(value)])];
  });
  return row(parts);
}

function formula(part: Part): Formula {
  if (part instanceof Rational) return { kind: 'number', value: part };
  return typeof part === 'object' ? part : symbols(String(part));
}

function symbols(text: string): Formula {
  return { kind: 'symbols', text };
}

export function row(parts: readonly Formula[]): Formula {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { kind: 'row', parts };
}

/** `a, b, c`, or with another separator. */
export function separated(parts: readonly Formula[], separator = ', '): Formula {
  return row(parts.flatMap((part, i) => (i === 0 ? [part] : [symbols(separator), part])));
}

export function sub(base: Part, script: Part): Formula {
  return { kind: 'script', base: formula(base), place: 'sub', script: formula(script) };
}

/** base^script, and base itself for the exponent 1. */
export function power(base: Part, script: Part): Formula {
  return script === 1
    ? formula(base)
    : { kind: 'script', base: formula(base), place: 'sup', script: formula(script) };
}

export function fenced(open: string, inside: Formula, close: string): Formula {
  return { kind: 'fenced', open, close, inside };
}

/** `(1/4, 1/4)`, or just the number in dimension one. */
export function tuple(x: Vector): Formula {
  return x.length === 1 ? separated(x.map(formula)) : fenced('(', separated(x.map(formula)), ')');
}

/** Every formula in the given ones, at any depth. */
export function* everyPart(formulas: Iterable<Formula>): Generator<Formula> {
  for (const each of formulas) {
    yield each;
    yield* everyPart(partsOf(each));
  }
}

function partsOf(each: Formula): readonly Formula[] {
  switch (each.kind) {
    case 'row':
      return each.parts;
    case 'script':
      return [each.base, each.script];
    case 'multiple':
      return [{ kind: 'number', value: each.coefficient }, each.of];
    case 'fraction':
      return [each.numerator, each.denominator];
    case 'fenced':
      return [each.inside];
    case 'matrix':
      return each.rows.flat();
    case 'cases':
      return each.rows.flatMap(({ value, where }) => [value, where]);
    case 'symbols':
    case 'number':
    case 'decimal':
      return [];
  }
}
