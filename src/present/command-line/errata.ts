/** `basincheck papers --latex`: the statements that are false as printed, as errata that their authors can print. */

import { readFileSync } from 'node:fs';
import { verify } from '../../proof/index.js';
import { algebraStatements } from '../../statements/index.js';
import { algebraDocument, type Document, errataLatex, exampleDocument } from '../prose/index.js';
import { inPackage } from './files.js';
import type { PaperStatement } from './papers.js';
import type { PaperDataStatement } from './papers-data.js';

/** A whole document of LaTeX. Throws if a file in the package is not verified. */
export function errataOf(statements: readonly (PaperStatement | PaperDataStatement)[]): string {
  return errataLatex(
    statements.flatMap(({ id, name, source, assumes, concludes, file, amended, survived }) => {
      if (file === undefined || amended === undefined) return [];
      const unprinted = algebraStatements
        .filter((statement) => statement.id === id)
        .flatMap(({ hypotheses }) => hypotheses.filter(({ printed }) => !printed))
        .map(({ text }) => text);
      const printed = assumes.filter((text) => !unprinted.includes(text));
      const looked =
        survived && ('cases' in survived ? `${survived.cases} cases` : `${survived.networks} networks`);
      const example = exampleIn(file);
      return {
        name,
        source,
        assumes: printed,
        concludes,
        amended,
        example,
        ...(looked && { survived: looked }),
      };
    }),
  );
}

function exampleIn(file: string): Document {
  const verification = verify(readFileSync(inPackage(file), 'utf8'));
  if (verification.verdict !== 'verified') throw new Error(`${file}: expected a verified file, got another`);
  const { counterexample } = verification;
  // Without their titles; of what is about exact data, the section of the erratum has said what it assumes.
  return counterexample.kind === 'algebra'
    ? algebraDocument(counterexample).slice(2)
    : exampleDocument(counterexample).slice(1);
}
