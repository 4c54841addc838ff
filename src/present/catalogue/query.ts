/**
 * The language in which entries are asked for, in the manner of pi-Base: `theorem:2.3 & ~surjective & depth<=2`.
 *
 *     query   = either                             (nothing at all means every entry)
 *     either  = both  { ( "|" | "or" ) both }
 *     both    = each  { [ "&" | "and" ] each }     (what stands side by side is meant together)
 *     each    = ( "~" | "!" | "not" ) each | "(" either ")" | trait relation value | trait | text
 *     relation = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
 *
 * A trait of the kind "yes or no" may stand alone. Any other word, or what stands in quotes, is looked for in the text
 * of the entry. An entry without the trait satisfies no relation to it. Case does not matter. This file imports nothing,
 * and runs in the browser.
 */

export type Trait = string | number | boolean;
export type TraitKind = 'yes or no' | 'text' | 'number';

/** What a query may name. */
export type Vocabulary = ReadonlyMap<string, TraitKind>;

const RELATIONS = ['<=', '>=', '!=', ':', '=', '<', '>'] as const;
type Relation = Exclude<(typeof RELATIONS)[number], ':'>;

export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'relation'; readonly trait: string; readonly relation: Relation; readonly value: Trait }
  | { readonly kind: 'text'; readonly text: string };

/** What cannot be understood: a sentence for whoever wrote it, and where it is. */
export interface QueryProblem {
  readonly problem: string;
  /** How many characters come before it. */
  readonly at: number;
}

/** What a query is asked of. */
export interface Described {
  readonly traits: Readonly<Record<string, Trait>>;
  readonly text: string;
}

interface Token {
  readonly kind: 'word' | 'quoted' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const WORDS: Readonly<Record<string, string>> = {
  and: '&',
  or: '|',
  not: '~',
  '!': '~',
  '&&': '&',
  '||': '|',
};

export function parseQuery(text: string, vocabulary: Vocabulary): Query | QueryProblem {
  try {
    return new Parser(text, vocabulary).whole();
  } catch (error) {
    if (error instanceof Misunderstood) return { problem: error.message, at: error.at };
    throw error;
  }
}

export function satisfies(described: Described, query: Query): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => satisfies(described, part));
    case 'or':
      return query.parts.some((part) => satisfies(described, part));
    case 'not':
      return !satisfies(described, query.part);
    case 'text':
      return described.text.toLowerCase().includes(query.text.toLowerCase());
    case 'relation': {
      const own = described.traits[query.trait];
      return own !== undefined && compared(own, query.relation, query.value);
    }
  }
}

/** The words that a query looks for in the text, since they name no trait. */
export function wordsOf(query: Query): readonly string[] {
  if (query.kind === 'text') return [query.text];
  if (query.kind === 'not') return wordsOf(query.part);
  return query.kind === 'relation' ? [] : query.parts.flatMap(wordsOf);
}

/** The trait that is called most nearly so, if one is nearly. */
export function nearest(word: string, vocabulary: Vocabulary): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  const near = [...vocabulary.keys()]
    .map((name) => ({ name, distance: editDistance(word.toLowerCase(), name) }))
    .filter(({ distance }) => distance <= most);
  return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}

function compared(own: Trait, relation: Relation, value: Trait): boolean {
  const [a, b] = [own, value].map((each) => (typeof each === 'string' ? each.toLowerCase() : each));
  if (relation === '=') return a === b;
  if (relation === '!=') return a !== b;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[relation];
}

class Misunderstood extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(
    text: string,
    private readonly vocabulary: Vocabulary,
  ) {
    this.tokens = tokensOf(text);
  }

  whole(): Query {
    if (this.peek().kind === 'end') return { kind: 'and', parts: [] };
    const query = this.either();
    if (this.peek().kind === 'end') return query;
    throw new Misunderstood(
      this.peek().text === ')' ? 'This ) closes nothing.' : `“${this.peek().text}” is not expected here.`,
      this.peek().at,
    );
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: 0 };
  }

  private take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  private sees(...signs: readonly string[]): boolean {
    return this.peek().kind === 'sign' && signs.includes(this.peek().text);
  }

  private either(): Query {
    const parts = [this.both()];
    while (this.sees('|')) {
      this.take();
      parts.push(this.both());
    }
    return oneOf('or', parts);
  }

  private both(): Query {
    const parts = [this.each()];
    for (;;) {
      if (this.sees('&')) this.take();
      else if (this.peek().kind === 'end' || this.sees('|', ')', ...RELATIONS)) return oneOf('and', parts);
      parts.push(this.each());
    }
  }

  private each(): Query {
    const token = this.take();
    if (token.kind === 'quoted') return { kind: 'text', text: token.text };
    if (token.kind === 'word') return this.named(token);
    if (token.text === '~') return { kind: 'not', part: this.each() };
    if (token.text === '(') {
      const inside = this.either();
      if (!this.sees(')')) throw new Misunderstood('This ( is not closed.', token.at);
      this.take();
      return inside;
    }
    const found = token.kind === 'end' ? 'the end' : `“${token.text}”`;
    throw new Misunderstood(`A trait or a word is expected here, not ${found}.`, token.at);
  }

  private named(word: Token): Query {
    const trait = word.text.toLowerCase();
    const kind = this.vocabulary.get(trait);
    if (!this.sees(...RELATIONS)) {
      if (kind === undefined) return { kind: 'text', text: word.text };
      if (kind === 'yes or no') return { kind: 'relation', trait, relation: '=', value: true };
      const example = kind === 'number' ? `${trait}<=2` : `${trait}:…`;
      throw new Misunderstood(`“${trait}” is a ${kind}: say which, as in ${example}`, word.at);
    }
    const sign = this.take();
    if (kind === undefined) {
      const near = nearest(trait, this.vocabulary);
      const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
      throw new Misunderstood(`There is no trait “${word.text}”.${hint}`, word.at);
    }
    const relation = (sign.text === ':' ? '=' : sign.text) as Relation;
    const value = this.take();
    if (value.kind !== 'word' && value.kind !== 'quoted')
      throw new Misunderstood(`After “${trait}${sign.text}” a value is expected.`, value.at);
    return { kind: 'relation', trait, relation, value: valueOf(trait, kind, relation, value) };
  }
}

function valueOf(trait: string, kind: TraitKind, relation: Relation, { text, at }: Token): Trait {
  if (kind !== 'number' && relation !== '=' && relation !== '!=')
    throw new Misunderstood(`“${trait}” is not a number: only : and != can follow it.`, at);
  if (kind === 'text') return text;
  if (kind === 'number') {
    if (/^\d+$/.test(text)) return Number(text);
    throw new Misunderstood(`“${trait}” is a number, and “${text}” is not.`, at);
  }
  const word = text.toLowerCase();
  if (['yes', 'true'].includes(word)) return true;
  if (['no', 'false'].includes(word)) return false;
  throw new Misunderstood(`“${trait}” is yes or no, not “${text}”.`, at);
}

function oneOf(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { kind, parts };
}

const TOKEN =
  /\s*(?:"(?<quoted>[^"]*)"|(?<sign>&&?|\|\|?|~|<=|>=|!=|[!()<>=:])|(?<word>[^\s"&|~!()<>=:]+)|(?<stray>"))/uy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.trimEnd().length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const { quoted, sign, word } = match?.groups ?? {};
    at = TOKEN.lastIndex;
    const found = quoted ?? sign ?? word;
    const start = at - (found?.length ?? 1) - (quoted === undefined ? 0 : 2);
    if (found === undefined) throw new Misunderstood('This quote is not closed.', start);
    const meant = quoted === undefined ? WORDS[found.toLowerCase()] : undefined;
    if (meant !== undefined) tokens.push({ kind: 'sign', text: meant, at: start });
    else
      tokens.push({
        kind: quoted !== undefined ? 'quoted' : sign !== undefined ? 'sign' : 'word',
        text: found,
        at: start,
      });
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

/** How many letters have to be put in, taken out or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
