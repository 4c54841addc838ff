/**
 * What follows from a set of hypotheses, by the theorems and the entries that there are, as π-Base deduces traits of spaces: a conclusion is
 * proved if all that one of its theorems assumes is among them, or follows from them; it is refuted if the network of an entry
 * satisfies all of them. Else it is not known here.
 */

export interface HypothesisWords {
  readonly name: string;
  readonly text: string;
}

/** If all of `assumes` hold, so does `gives`. */
export interface Implication {
  readonly assumes: readonly string[];
  readonly gives: string;
  readonly because: string;
}

/** No case satisfies all of these at once. */
export interface Contradiction {
  readonly among: readonly string[];
  readonly because: string;
}

export interface Rule {
  /** The statement. */
  readonly id: string;
  readonly name: string;
  readonly assumes: readonly string[];
}

export interface Refutation {
  /** The id of the entry, or its name. */
  readonly entry: string;
  /** All hypotheses that its network satisfies. */
  readonly satisfies: readonly string[];
  /** How it speaks against the conclusion, if it is about another one. */
  readonly by?: string;
}

export interface Conclusion {
  readonly id: string;
  readonly text: string;
  readonly rules: readonly Rule[];
  readonly refutations: readonly Refutation[];
}

/** What can be assumed of cases of one sort, and what is concluded of them. */
export interface Topic {
  readonly name: string;
  readonly text: string;
  readonly hypotheses: readonly HypothesisWords[];
  readonly implications: readonly Implication[];
  readonly contradictions: readonly Contradiction[];
  readonly conclusions: readonly Conclusion[];
}

export type Answer = { readonly conclusion: Conclusion } & (
  | { readonly verdict: 'proved'; readonly rule: Rule }
  | { readonly verdict: 'refuted'; readonly refutation: Refutation }
  /** With it, the fewest further hypotheses under which one of the theorems applies. */
  | { readonly verdict: 'not known' }
) & { readonly missing: readonly string[] };

export interface Deduced {
  /** What follows from what is assumed, each with why. */
  readonly implied: readonly Implication[];
  /** If there is no case of the sort. */
  readonly contradiction?: Contradiction;
  readonly answers: readonly Answer[];
}

/**
 * Throws a RangeError for a hypothesis that the topic does not have. Nothing is both proved and refuted, unless an entry or a theorem is wrong:
 * then this throws an Error that names both.
 */
export function deduced(topic: Topic, assumed: readonly string[]): Deduced {
  const known = topic.hypotheses.map(({ name }) => name);
  const unknown = assumed.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`expected one of ${known.join(', ')}, got ${unknown}`);
  const { all, implied } = closureOf(topic, assumed);
  const contradiction = topic.contradictions.find(({ among }) => among.every((name) => all.has(name)));
  const answers = topic.conclusions.map((conclusion): Answer => {
    const lacks = conclusion.rules.map((rule) => rule.assumes.filter((name) => !all.has(name)));
    const rule = conclusion.rules.find((_, i) => lacks[i]?.length === 0);
    const refutation = conclusion.refutations.find(({ satisfies }) =>
      [...all].every((name) => satisfies.includes(name)),
    );
    if (rule && refutation)
      throw new Error(
        `deduced: expected ${rule.name} or ${refutation.entry} to be wrong: they contradict each other`,
      );
    if (rule) return { conclusion, verdict: 'proved', rule, missing: [] };
    const missing = lacks.reduce<readonly string[]>(
      (a, b) => (a.length === 0 || b.length < a.length ? b : a),
      [],
    );
    if (refutation) return { conclusion, verdict: 'refuted', refutation, missing };
    return { conclusion, verdict: 'not known', missing };
  });
  return { implied, ...(contradiction && { contradiction }), answers };
}

function closureOf(
  { implications }: Topic,
  assumed: readonly string[],
): { readonly all: ReadonlySet<string>; readonly implied: readonly Implication[] } {
  const all = new Set(assumed);
  const implied: Implication[] = [];
  for (;;) {
    const next = implications.find(
      ({ assumes, gives }) => !all.has(gives) && assumes.every((name) => all.has(name)),
    );
    if (next === undefined) return { all, implied };
    all.add(next.gives);
    implied.push(next);
  }
}

/** The answer in a few words, such as "proved, by Theorem 2.1". */
export function answerText(answer: Answer): string {
  const { missing } = answer;
  const more = missing.length === 0 ? '' : `; it would be proved with ${missing.join(', ')}`;
  switch (answer.verdict) {
    case 'proved':
      return `proved, by ${answer.rule.name}`;
    case 'refuted': {
      const { entry, by } = answer.refutation;
      return `refuted, by ${entry}${by === undefined ? '' : ` (${by})`}${more}`;
    }
    case 'not known':
      return `not known${more}`;
  }
}
