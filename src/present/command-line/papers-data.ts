/** The statements about exact data in `basincheck papers`: how they fare, and which of their hypotheses are needed. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, verify } from '../../proof/index.js';
import { dataCells, looked } from '../../search/algebra/index.js';
import { type AlgebraStatement, exactPapers, measuredStatements } from '../../statements/index.js';
import { inPackage, readUntrusted } from './files.js';

/** What is known without one of the hypotheses. */
export interface Necessity {
  readonly dropped: string;
  /** A verified file in which it alone fails, and with it the conclusion. */
  readonly file?: string;
  /** Without a file: how many cases in which it alone fails a hunt looked at. None: it follows from the others. */
  readonly cases?: number;
}

export interface PaperDataStatement {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly assumes: readonly string[];
  readonly concludes: string;
  /** `refuted` only with a file, which was verified. */
  readonly asPrinted: 'refuted' | 'not refuted';
  readonly file?: string;
  readonly amended?: { readonly adds: string; readonly because: string };
  readonly necessity: readonly Necessity[];
  /** How many cases satisfied all that is assumed, as amended, and were hunted through without a find. */
  readonly survived?: { readonly cases: number };
}

/** A statement about limits or probabilities, which a suite of tests checks. */
export interface PaperMeasuredStatement {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly assumes: readonly string[];
  readonly concludes: string;
  /** There is no file: a suite holds the amended statement, and says how. */
  readonly asPrinted: 'not refuted by a file';
  readonly amended?: { readonly adds: string; readonly because: string };
  readonly checked: string;
  readonly suite: string;
}

export function measuredPapers(): readonly PaperMeasuredStatement[] {
  return measuredStatements.map(({ conclusion, suite, ...statement }) => ({
    ...statement,
    concludes: conclusion,
    asPrinted: 'not refuted by a file',
    suite: `properties/${suite}.test.ts`,
  }));
}

/** Throws if a file in the package is not verified, or says something else than its name. */
export function dataPapers(): readonly PaperDataStatement[] {
  return exactPapers.flatMap(({ name: paper, statements }) =>
    statements.map((statement) => told(statement, `counterexamples/${paper}`)),
  );
}

function told(statement: AlgebraStatement, folder: string): PaperDataStatement {
  const { id, name, source, hypotheses, given, conclusion, amended } = statement;
  const necessity = necessityOf(statement, folder);
  const added = hypotheses.filter(({ printed }) => !printed).map((each) => each.name);
  const file = necessity.find(
    ({ dropped, file: path }) => path !== undefined && added.includes(dropped),
  )?.file;
  const cases = looked.get(`${id}-without-none`);
  return {
    id,
    name,
    source,
    assumes: [...hypotheses.map(({ text }) => text), ...given],
    concludes: conclusion,
    asPrinted: file === undefined ? 'not refuted' : 'refuted',
    ...(file !== undefined && { file }),
    ...(amended && { amended }),
    necessity,
    ...(cases !== undefined && { survived: { cases } }),
  };
}

function necessityOf(statement: AlgebraStatement, folder: string): readonly Necessity[] {
  return dataCells.flatMap(({ name, statement: about, dropped }) => {
    if (about !== statement || dropped === undefined) return [];
    const file = verifiedIn(folder, name, about.id, dropped);
    const cases = looked.get(name);
    return [{ dropped, ...(file !== undefined && { file }), ...(cases !== undefined && { cases }) }];
  });
}

function verifiedIn(folder: string, name: string, id: string, dropped: string): string | undefined {
  const path = `${folder}/${name}.json`;
  const whole = join(inPackage(folder), `${name}.json`);
  if (!existsSync(whole)) return undefined;
  const read = readUntrusted(whole, defaultLimits.characters);
  const verification = 'text' in read ? verify(read.text) : undefined;
  const isIt =
    verification?.verdict === 'verified' &&
    verification.theorem === id &&
    verification.dropped.join() === dropped;
  if (isIt) return path;
  throw new Error(
    `${path}: expected a verified counterexample to ${id} without ${dropped}, got another file`,
  );
}
