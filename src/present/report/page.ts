/** A report as a page, before it is set as text or Markdown. */

import { Rational } from '../../exact/index.js';
import type { Lyapunov, StartBox } from '../../sampling/index.js';
import {
  boundText,
  floatPoint,
  floatText,
  listed,
  type NumberText,
  rationalPoint,
  separation,
  signed,
} from '../prose/index.js';
import { type AttractorReport, reachOf } from './attractors.js';
import { type Fraction, type Fractions, shareWithin } from './fractions.js';
import type { Report, TheoremReport } from './report.js';

export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type Page = readonly Block[];

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** The page of the network of a file, with the name of its picture if there is one. */
export function pageOf(report: Report, file: string, picture?: string): Page {
  const { architecture, fractions, left, seed } = report;
  const { inputs, outputs, depth, widths, parameters, activation, notes } = architecture;
  const layers = depth === 1 ? 'one layer' : `${depth} layers`;
  return [
    { kind: 'title', text: file },
    heading('Architecture'),
    paragraph(
      `F: ${space(inputs)} → ${space(outputs)}, ${layers} of widths ${widths.join(', ')}, ${parameters} parameters, ${activation} after every layer but the last.`,
    ),
    ...notes.map((note) => paragraph(`${note}.`)),
    ...(picture === undefined
      ? []
      : [
          {
            kind: 'picture',
            file: picture,
            text: 'What floating point sees; nothing in it is certified.',
          } as const,
        ]),
    heading('Hypotheses (exact)'),
    {
      kind: 'table',
      head: ['hypothesis', '', 'found'],
      rows: report.hypotheses.map(({ name, holds, because }) => [name, WORDS[String(holds)] ?? '', because]),
    },
    heading('Theorems'),
    ...(report.theorems.length === 0
      ? []
      : [
          {
            kind: 'table',
            head: ['theorem', 'applies', 'conclusion', 'check'],
            rows: report.theorems.map(theoremRow),
          } as const,
        ]),
    ...report.theorems.map((theorem) => paragraph(`${theorem.id}: ${checkText(theorem)}`)),
    ...(report.theorems.some(({ applies }) => applies === true) ? [paragraph(PROMISE)] : []),
    ...dynamics(report),
    ...(fractions ? fractionBlocks(fractions, report.attractors, seed) : []),
    ...(left.length === 0 ? [] : [heading('Not attempted'), ...left.map(paragraph)]),
  ];
}

const WORDS: Readonly<Record<string, string>> = { true: 'holds', false: 'fails', undecided: 'undecided' };
const APPLIES: Readonly<Record<string, string>> = { true: 'yes', false: 'no', undecided: 'undecided' };

const PROMISE =
  'Where a theorem applies, its conclusion is proved for this network, for every attractive fixed point x*, in Theorem 2.2 for every stable one (by Remark 2.1 for the points of stable cycles too); a sampled check that survives only agrees with that. Where it does not apply, such a check is all there is.';

function space(n: number): string {
  const digits = Array.from(String(n), (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
  return n === 1 ? 'ℝ' : `ℝ${digits}`;
}

function theoremRow({ id, applies, missing, conclusion, check }: TheoremReport): readonly string[] {
  const without = missing.length === 0 ? '' : ` (${missing.join(', ')})`;
  return [id, `${APPLIES[String(applies)] ?? ''}${without}`, conclusion, check.verdict];
}

function checkText({ check }: TheoremReport): string {
  const standing =
    check.verdict === 'refuted' || check.proved === true
      ? 'proved'
      : check.verdict === 'survived' || check.verdict === 'suspected'
        ? 'sampled'
        : '';
  const conclusion = check.verdict === 'refuted' ? 'the conclusion is false for this network: ' : '';
  return `${check.verdict}${standing === '' ? '' : `, ${standing}`}: ${conclusion}${check.reason.replace(/\.$/, '')}.`;
}

function dynamics({ contraction, attractors }: Report): readonly Block[] {
  if (contraction === undefined) return [];
  const contracts = contraction.proved
    ? [
        paragraph(
          `F contracts the whole space by a factor of ${contraction.factor === undefined ? 'less than 1' : `at most ${contraction.factor}`}, proved in exact arithmetic: it has one fixed point, and all orbits converge to it.`,
        ),
      ]
    : [];
  const apart = separation(attractors.flatMap(({ points }) => points));
  const further = attractors.length - MOST_LISTED;
  const none = attractors.length === 0 ? [paragraph('None was found.')] : [];
  return [
    heading('Attractors (sampled: others may exist)'),
    ...contracts,
    ...none,
    ...attractors
      .slice(0, MOST_LISTED)
      .map((attractor, k) => paragraph(`x${k + 1}* ${attractorText(attractor, apart)}`)),
    ...(further > 0 ? [paragraph(`And ${further} more, which --json has.`)] : []),
  ];
}

/** The largest number of attractors that are described. */
const MOST_LISTED = 40;
/** Points of a cycle that are written down. */
const MOST_POINTS = 4;
/** Digits of a point, and coordinates of it, at most. */
const [DIGITS, MOST] = [6, 8];

/** Where the attractor is, exactly or with digits enough to tell it from the others and not to leave its region. */
function attractorText(attractor: AttractorReport, apart: number): string {
  const { period, points, exact, spectralRadius, lyapunov, region } = attractor;
  const within = Math.min(apart, ...(region.proved ? region.reach : []));
  const style = { digits: DIGITS, most: MOST, within };
  const shown = points.slice(0, MOST_POINTS).map((x, k) => {
    const known = exact?.[k]?.map((each) => Rational.from(each));
    return known ? rationalPoint(known, style) : floatPoint(x, style);
  });
  const sign = shown.every(({ isExact }) => isExact) ? '=' : '≈';
  const texts = [...shown.map(({ text }) => text), ...(period > MOST_POINTS ? ['…'] : [])];
  const where = `${sign} ${texts.join(' → ')}`;
  const cycle = period === 1 ? '' : `, a cycle of length ${period}`;
  const radius = spectralRadius === undefined ? '' : `, spectral radius ${radiusText(spectralRadius)}`;
  const map = period === 1 ? 'F' : `F^${period}`;
  const around =
    lyapunov !== undefined && lyapunov !== 'stable'
      ? LYAPUNOV[lyapunov]
      : region.proved
        ? `Proved: every orbit of ${map} from a region around it converges to it; the region reaches ${signed(reachText(reachOf(region)))} to either side.`
        : `Attracting region: ${region.because}.`;
  return `${where}${cycle}${radius}. ${around}`;
}

/** What was seen of attractors that are not known to be stable. */
const LYAPUNOV: Readonly<Record<Exclude<Lyapunov, 'stable'>, string>> = {
  unstable:
    'As far as was seen attractive by Definition 1.1, but not stable: orbits that start next to it went away, and came back.',
  undecided: 'Orbits that start next to it come nearer, too slowly to tell whether they all converge to it.',
};

/** Rounded down: no more is claimed than is proved. */
function reachText(reach: readonly Rational[]): NumberText {
  return listed(
    reach.slice(0, MOST).map((each) => boundText(each, DIGITS, 'down')),
    reach.length,
  );
}

/** On the side of 1 on which it is. */
function radiusText(value: number): string {
  return signed(floatText(value, DIGITS, Math.abs(value - 1)));
}

function fractionBlocks(
  { box, starts, fractions }: Fractions,
  attractors: readonly AttractorReport[],
  seed: number,
): readonly Block[] {
  return [
    heading('Basin fractions (sampled)'),
    paragraph(
      `Of ${starts} starts drawn uniformly from ${boxText(box)} (seed ${seed}), with Wilson's intervals at 95 %:`,
    ),
    {
      kind: 'table',
      head: ['ends', 'share', '95 %'],
      rows: withoutTheLast(fractions, starts).map((each) => [
        endText(each, attractors),
        percent(each.share),
        `${percent(each.lo, 'down')} to ${percent(each.hi, 'up')}`,
      ]),
    },
  ];
}

/** The intervals, or that all are the same. */
function boxText({ lo, hi }: StartBox): string {
  const intervals = lo.map((from, i) => {
    const to = hi[i] ?? NaN;
    return `[${[from, to].map((end) => floatText(end, DIGITS, to - from).text).join(', ')}]`;
  });
  const different = new Set(intervals);
  const [first = ''] = intervals;
  if (different.size === 1) return `${first} in every coordinate`;
  const more = intervals.length > MOST ? ' × …' : '';
  return `the box ${intervals.slice(0, MOST).join(' × ')}${more}`;
}

/** What ends at attractors that are not described is put together. */
type Row = Omit<Fraction, 'of'> & { readonly of: Fraction['of'] | { readonly others: number } };

function withoutTheLast(fractions: readonly Fraction[], starts: number): readonly Row[] {
  const isListed = ({ of }: Fraction) => typeof of !== 'number' || of < MOST_LISTED;
  const others = fractions.filter((each) => !isListed(each));
  if (others.length === 0) return fractions;
  const count = others.reduce((sum, each) => sum + each.count, 0);
  const together = { of: { others: others.length }, ...shareWithin(count, starts) };
  const isAttractor = ({ of }: Fraction) => typeof of === 'number';
  return [
    ...fractions.filter((each) => isAttractor(each) && isListed(each)),
    together,
    ...fractions.filter((each) => !isAttractor(each)),
  ];
}

function endText({ of }: Row, attractors: readonly AttractorReport[]): string {
  if (typeof of === 'object') return `at one of the ${of.others} others`;
  if (typeof of !== 'number') return ENDS[of];
  return (attractors[of]?.period ?? 1) === 1 ? `at x${of + 1}*` : `in the cycle x${of + 1}*`;
}

const ENDS = {
  escapes: 'nowhere: it escapes to infinity, or out of the range of floats',
  elsewhere: 'at a point or cycle that is not in the list',
  collapses: 'nowhere: in float64 it collapses, since rounding decides where it ends',
  unsettled: 'not after the steps that it was given',
};

function percent(share: number, direction: 'nearest' | 'down' | 'up' = 'nearest'): string {
  const hundredths = { nearest: Math.round, down: Math.floor, up: Math.ceil }[direction](10_000 * share);
  return `${(hundredths / 100).toFixed(2)} %`;
}
