/** `basincheck papers`: every statement as printed and as amended, with the file that refutes it where it is false. */

import { assumptionsOf, type Statement, statements } from '../../statements/index.js';
import { cellNamed, survived } from '../../search/hunt/index.js';
import { wrapped } from '../prose/index.js';
import { inPackage } from './files.js';
import { cellFile } from './matrix.js';
import type { Necessity, PaperDataStatement, PaperMeasuredStatement } from './papers-data.js';

export interface PaperStatement {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly assumes: readonly string[];
  readonly concludes: string;
  /** `refuted` only with a file, which was verified. */
  readonly asPrinted: 'refuted' | 'not refuted';
  /** In the folder of the package. */
  readonly file?: string;
  readonly amended?: { readonly adds: string; readonly because: string };
  /**
   * How many networks satisfied all that is assumed, as amended, and were hunted through without a find. Of attractors, such a
   * hunt looks at those that are stable.
   */
  readonly survived?: { readonly networks: number; readonly attractors?: 'stable' };
}

const FOLDER = 'counterexamples';
const WIDTH = 100;

/** Throws if a file that should refute a statement is missing, or is not verified. */
export function papers(): readonly PaperStatement[] {
  return statements.map((statement) => {
    const { id, name, source, hypotheses, given, conclusion, amended } = statement;
    const file = refutation(statement);
    const networks = survived.get(`${id}-without-none`);
    return {
      id,
      name,
      source,
      assumes: [...hypotheses.map(({ text }) => text), ...given],
      concludes: conclusion,
      asPrinted: file === undefined ? 'not refuted' : 'refuted',
      ...(file !== undefined && { file }),
      ...(amended && { amended }),
      ...(networks !== undefined && {
        survived: {
          networks,
          ...(statement.subject === 'basins of fixed points' && { attractors: 'stable' as const }),
        },
      }),
    };
  });
}

/** The verified file that drops only what the paper does not assume. */
function refutation(statement: Statement): string | undefined {
  if (statement.amended === undefined || statement.subject !== 'basins of fixed points') return undefined;
  if (statement.certificate === 'none') return undefined;
  const added = assumptionsOf(statement).slice(statement.hypotheses.length);
  const [{ name: dropped } = { name: 'nothing' }] = added;
  const cell = cellNamed(`${statement.id}-without-${dropped}`);
  if (cellFile(inPackage(FOLDER), cell) === undefined)
    throw new Error(`papers: expected ${FOLDER}/${cell.name}.json in the package, got no file`);
  return `${FOLDER}/${cell.name}.json`;
}

export function papersText(found: readonly PaperStatement[]): string {
  return found.map(statementText).join('\n');
}

/** The same for statements about exact data, with what is known without each hypothesis. */
export function dataPapersText(found: readonly PaperDataStatement[]): string {
  return found
    .map((statement) => {
      const { survived: hunts, necessity } = statement;
      const hunted = hunts ? `survived ${hunts.cases} cases` : 'not refuted; see basincheck stress';
      return `${toldText(statement, hunted)}${necessity.map(necessityText).join('')}`;
    })
    .join('\n');
}

/** The same for statements about limits and probabilities, with how they are checked. */
export function measuredPapersText(found: readonly PaperMeasuredStatement[]): string {
  return found
    .map(({ name, source, assumes, concludes, amended, checked, suite }) => {
      const lines = [
        `assumes: ${assumes.join('; ')}`,
        `concludes: ${concludes}`,
        ...(amended ? [`amended: assume that ${amended.adds}. ${amended.because}`] : []),
        `checked: ${checked}, by ${suite} of the project`,
      ];
      return `${name} (${source})\n${lines.flatMap(indented).join('\n')}\n`;
    })
    .join('\n');
}

function necessityText({ dropped, file, cases = 0 }: Necessity): string {
  const nothing = cases === 0 ? 'no case was drawn in which it alone fails' : `not needed in ${cases} cases`;
  return `${indented(`without ${dropped}: ${file === undefined ? nothing : `refuted, by ${file}`}`).join('\n')}\n`;
}

function statementText(statement: PaperStatement): string {
  const { survived: hunts } = statement;
  const looked = hunts?.attractors === undefined ? '' : ', looked at for attractors that are stable';
  const hunted = hunts
    ? `survived ${hunts.networks} networks${looked}`
    : 'not refuted; see basincheck stress';
  return toldText(statement, hunted);
}

type Told = Pick<PaperStatement, 'name' | 'source' | 'assumes' | 'concludes' | 'file' | 'amended'>;

function toldText({ name, source, assumes, concludes, file, amended }: Told, hunted: string): string {
  const lines = [
    ...indented(`assumes: ${assumes.join('; ')}`),
    ...indented(`concludes: ${concludes}`),
    ...indented(`as printed: ${file === undefined ? hunted : `refuted, by ${file}`}`),
    ...(amended === undefined
      ? []
      : [
          ...indented(`amended: assume that ${amended.adds}. ${amended.because}`),
          ...indented(`as amended: ${hunted}`),
        ]),
  ];
  return `${name} (${source})\n${lines.join('\n')}\n`;
}

function indented(text: string): readonly string[] {
  return wrapped(text, WIDTH - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`);
}
