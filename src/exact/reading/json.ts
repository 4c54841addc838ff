/**
 * A strict JSON reader for files from unknown sources.
 *
 * JavaScript's own parser keeps the last of two equal keys, allows `__proto__` as a key of objects, and says little
 * about where a text is wrong. A proof must mean the same to every reader. So here equal keys are refused, objects
 * are Maps, nesting is bounded, and an error names line and column.
 */

import { Rational, unwatched, type Watch } from '../numbers/index.js';
import { numberWritten, type Numeral } from './numeral.js';

export type Json = null | boolean | number | Numeral | string | readonly Json[] | ReadonlyMap<string, Json>;

export interface JsonLimits {
  /** Greatest depth to which arrays and objects may be nested. */
  readonly depth: number;
  /** Greatest number of characters of one number literal. */
  readonly digits: number;
}

export interface JsonFailure {
  /** `line L, column C`, both from 1. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** True if a limit was exceeded; false if the text is not JSON. */
  readonly limit: boolean;
}

export type JsonResult = { readonly value: Json } | { readonly failure: JsonFailure };

/** Reads one JSON text (RFC 8259), whole. Throws on no text, but what the watch throws, which sees every array and object. */
export function parseJson(text: string, limits: JsonLimits, watch: Watch = unwatched): JsonResult {
  try {
    return { value: new Parser(text, limits, watch).file() };
  } catch (error) {
    if (error instanceof Stop) return { failure: error.failure };
    throw error;
  }
}

class Stop extends Error {
  constructor(readonly failure: JsonFailure) {
    super(failure.expected);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const EMPTY: ReadonlyMap<string, Json> = new Map();
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const WORDS = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Parser {
  private position = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
    private readonly watch: Watch,
  ) {}

  file(): Json {
    const value = this.value();
    this.skipSpace();
    if (this.position < this.text.length) this.fail('the end of the file after one JSON value');
    return value;
  }

  private value(): Json {
    this.skipSpace();
    const next = this.text[this.position];
    if (next === '{') return this.nested(() => this.object());
    if (next === '[') return this.nested(() => this.array());
    if (next === '"') return this.string();
    if (isNumberCharacter(this.text.charCodeAt(this.position))) return this.number();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length;
        return value;
      }
    }
    return this.fail('a JSON value');
  }

  private nested<T>(read: () => T): T {
    this.watch(Rational.zero);
    this.depth += 1;
    if (this.depth > this.limits.depth) this.fail(`at most ${this.limits.depth} levels of nesting`, true);
    this.position += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): ReadonlyMap<string, Json> {
    // An empty map takes some hundred bytes: all empty objects are one.
    if (this.takes('}')) return EMPTY;
    const entries = new Map<string, Json>();
    do {
      this.skipSpace();
      const start = this.position;
      const key = this.string();
      if (entries.has(key)) {
        this.position = start;
        this.fail('each key of an object once');
      }
      if (!this.takes(':')) this.fail('":" after a key');
      entries.set(key, this.value());
    } while (this.takes(','));
    if (!this.takes('}')) this.fail('"," or "}" in an object');
    return entries;
  }

  private array(): readonly Json[] {
    if (this.takes(']')) return [];
    // An array that is made with one item takes less memory than an empty one to which it is added.
    const items = [this.value()];
    while (this.takes(',')) items.push(this.value());
    if (!this.takes(']')) this.fail('"," or "]" in an array');
    return items;
  }

  private string(): string {
    const start = this.position;
    if (this.text.charCodeAt(start) !== QUOTE) this.fail('a string in double quotes');
    let end = start + 1;
    let isPlain = true;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (code === QUOTE || Number.isNaN(code)) break;
      if (code === BACKSLASH || code < 0x20) isPlain = false;
      end += code === BACKSLASH ? 2 : 1;
    }
    if (isPlain && end < this.text.length) {
      this.position = end + 1;
      return this.text.slice(start + 1, end);
    }
    try {
      const value = JSON.parse(this.text.slice(start, end + 1)) as string;
      this.position = end + 1;
      return value;
    } catch {
      this.fail('a string that ends, with valid escapes and no control characters');
    }
  }

  private number(): number | Numeral {
    const { digits } = this.limits;
    let end = this.position;
    while (end - this.position <= digits && isNumberCharacter(this.text.charCodeAt(end))) end += 1;
    const literal = this.text.slice(this.position, end);
    if (literal.length > digits) this.fail(`a number of at most ${digits} characters`, true);
    if (!NUMBER.test(literal)) this.fail('a JSON value');
    this.position = end;
    return numberWritten(literal);
  }

  /** Skips white space. Then, if the character is next, moves past it and returns true. */
  private takes(character: string): boolean {
    this.skipSpace();
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.position))) this.position += 1;
  }

  private fail(expected: string, limit = false): never {
    const before = this.text.slice(0, this.position).split('\n');
    const path = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const rest = this.text.slice(this.position, this.position + 24);
    throw new Stop({ path, expected, found: rest === '' ? 'the end of the file' : quoted(rest), limit });
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Whether the character is one of `0123456789+-.eE`. */
function isNumberCharacter(code: number): boolean {
  const isDigit = code >= 0x30 && code <= 0x39;
  return isDigit || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x45 || code === 0x65;
}

/** The text, or its first characters. */
export function excerpt(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** A short, printable excerpt of untrusted text. */
export function quoted(text: string, most?: number): string {
  return JSON.stringify(excerpt(text, most)).replace(
    // Control, invisible, direction-changing and unpaired characters must not reach a terminal.
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
