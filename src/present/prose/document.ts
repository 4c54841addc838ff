/** A document: paragraphs with formulas in their sentences, and displayed formulas. */

import { everyPart, type Formula } from './formula.js';

/** Words and formulas in turn. */
export type Sentence = readonly (string | Formula)[];

/** What starts a part of a document. The part lasts until the next one starts. */
export type Head = 'Example' | 'Hypotheses' | 'Claim' | 'Proof';

export type Block =
  | { readonly kind: 'title'; readonly text: Sentence }
  | { readonly kind: 'paragraph'; readonly head?: Head; readonly text: Sentence }
  /** Formulas, each on a line of its own. */
  | { readonly kind: 'display'; readonly lines: readonly Formula[] };

export type Document = readonly Block[];

/** Makes sentences: say`Let ${x} be a fixed point of ${F}.` Sentences and words may be put in too. */
export function say(
  texts: TemplateStringsArray,
  ...values: readonly (Sentence | Formula | string)[]
): Sentence {
  return texts.flatMap((text, i): Sentence => {
    const value = values[i] ?? '';
    return [text, ...(isSentence(value) ? value : [value])].filter((part) => part !== '');
  });
}

function isSentence(value: Sentence | Formula | string): value is Sentence {
  return Array.isArray(value);
}

/** `a`, `a and b`, `a, b and c`; or `a; b; c`. */
export function listed(items: readonly Sentence[], separator: 'and' | ';' = 'and'): Sentence {
  return items.flatMap((item, i): Sentence => {
    if (i === 0) return item;
    if (separator === ';') return say`; ${item}`;
    return say`${i < items.length - 1 ? ', ' : ' and '}${item}`;
  });
}

export function paragraph(...sentences: readonly Sentence[]): Block & { readonly kind: 'paragraph' } {
  return { kind: 'paragraph', text: sentences.flatMap((each, i) => (i === 0 ? each : [' ', ...each])) };
}

/** A paragraph that starts a part. */
export function headed(head: Head, ...sentences: readonly Sentence[]): Block {
  return { ...paragraph(...sentences), head };
}

export function display(...lines: readonly Formula[]): Block {
  return { kind: 'display', lines };
}

/** Every formula of the document, at any depth. */
export function formulasOf(document: Document): Iterable<Formula> {
  return everyPart(
    document.flatMap((block) =>
      block.kind === 'display' ? block.lines : block.text.filter((part) => typeof part !== 'string'),
    ),
  );
}
