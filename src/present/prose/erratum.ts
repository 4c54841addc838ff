/** Errata as LaTeX: statements that do not hold as printed, each with what is missing, an example and the repaired statement. */

import type { Document } from './document.js';
import { latexBody, latexPreamble } from './latex.js';
import { wordsLatex } from './latex-words.js';

export interface Erratum {
  /** Such as "Theorem 2.2", and where the paper has it. */
  readonly name: string;
  readonly source: string;
  readonly assumes: readonly string[];
  readonly concludes: string;
  /** What is to be assumed besides, and why. */
  readonly amended: { readonly adds: string; readonly because: string };
  /** What was looked at with the further assumption, without a counterexample, such as "12500 networks". */
  readonly survived?: string;
  /** The example by which the printed statement is refuted, without a title. */
  readonly example: Document;
}

/** A whole document of LaTeX, with a section for each statement. It needs no package but amsmath and amsthm. */
export function errataLatex(errata: readonly Erratum[]): string {
  const opening =
    'The following statements do not hold as they are printed. Each is stated with what it assumes, an example in which all of that ' +
    'holds while the conclusion fails, and an assumption that excludes the example. The examples were found by a computer search; ' +
    'each has been checked in exact arithmetic, and can be checked by hand. We are grateful to the authors for statements that are ' +
    'precise enough to be tested.';
  return [
    '\\documentclass[11pt]{article}',
    ...latexPreamble,
    // Lines may be a little looser, so that formulas fit.
    '\\emergencystretch=4em',
    '\\begin{document}',
    '',
    '\\section*{Errata}',
    '',
    wordsLatex(opening),
    '',
    ...errata.flatMap(section),
    '\\end{document}',
    '',
  ].join('\n');
}

function section({
  name,
  source,
  assumes,
  concludes,
  amended,
  survived,
  example,
}: Erratum): readonly string[] {
  const tested =
    survived === undefined
      ? ''
      : ` With it, a search through ${survived} found no counterexample, which is no proof.`;
  return [
    `\\section*{${wordsLatex(name)}}`,
    '',
    `\\paragraph{As printed} (${wordsLatex(source)}). Assumed: ${wordsLatex(assumes.join('; '))}. Concluded: ${wordsLatex(concludes)}.`,
    '',
    `\\paragraph{What is missing.} ${wordsLatex(amended.because)}`,
    '',
    `\\paragraph{A statement that excludes the example.} Assume besides that ${wordsLatex(amended.adds)}.${tested}`,
    '',
    '\\paragraph{The example.}',
    latexBody(example),
  ];
}
