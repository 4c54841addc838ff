/** The papers that the statements are from. */

import {
  algebraStatements,
  exactPapers,
  measuredStatements,
  statements,
  type AlgebraStatement,
  type MeasuredStatement,
  type Statement,
} from '../../statements/index.js';

export interface Paper {
  /** As in addresses. */
  readonly name: string;
  readonly authors: string;
  readonly title: string;
}

export const basinsPaper: Paper = {
  name: 'basins',
  authors: 'H.-P. Beise and S. Dias Da Cruz',
  title: 'Topological properties of basins of attraction of width bounded autoencoders',
};

export const papers: readonly Paper[] = [
  basinsPaper,
  ...exactPapers.map(({ name, authors, title }) => ({ name, authors, title })),
];

/** A statement of any kind: about networks, about exact data, or about limits and probabilities. */
export type AnyStatement = Statement | AlgebraStatement | MeasuredStatement;

export const allStatements: readonly AnyStatement[] = [
  ...statements,
  ...algebraStatements,
  ...measuredStatements,
];

/** The paper that a statement is from; for our own results, the one that they extend. Throws a RangeError for an unknown id. */
export function paperOf(id: string): Paper {
  const exact = exactPapers.find((paper) => paper.statements.some((statement) => statement.id === id));
  if (exact) return paperNamed(exact.name);
  if (measuredStatements.some((statement) => statement.id === id)) return paperNamed('sigmoid');
  if (statements.some((statement) => statement.id === id)) return basinsPaper;
  throw new RangeError(`paperOf: expected the id of a statement, got ${id}`);
}

function paperNamed(name: string): Paper {
  const paper = papers.find((each) => each.name === name);
  if (paper) return paper;
  throw new RangeError(
    `paperNamed: expected one of ${papers.map((each) => each.name).join(', ')}, got ${name}`,
  );
}

/** What a file is about: "Theorem 2.1 of H.-P. Beise and S. Dias Da Cruz, Topological properties …". */
export function statementOfPaper(id: string): string {
  const { authors, title } = paperOf(id);
  const name = allStatements.find((statement) => statement.id === id)?.name ?? id;
  // Their names say the paper too.
  return `${name.replace(/ \((?:memorization|sigmoid)\)$/, '')} of ${authors}, ${title}`;
}
