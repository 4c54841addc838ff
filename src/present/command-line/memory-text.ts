/** What a network remembers, for people to read. */

import type { Memory, RecoveryAt, Share } from '../../search/memory/index.js';
import { columns } from '../../search/stress/index.js';
import { Rational } from '../../exact/index.js';
import { boundText, floatText, pointText, separation } from '../prose/index.js';

/** The largest number of examples, and of attractors, that are listed one by one. */
const MOST = 40;

export function memoryText(memory: Memory): string {
  const { examples, dimension, leastDistance, epsilon } = memory;
  return [
    `${examples} examples in dimension ${dimension}, at least ${short(leastDistance)} apart; recovered within ${short(epsilon)}`,
    '',
    columns(rowsOfExamples(memory)),
    countsOf(memory),
    '',
    ...attractorsOf(memory),
    '',
    ...recoveryOf(memory),
    '',
    ...tessellationOf(memory),
    '',
    ...memory.theorems.map(({ theorem, applies, because, outcome }) => {
      if (applies === false) return `Theorem ${theorem} does not apply: ${because ?? ''}`;
      if (applies === 'undecided') return `Theorem ${theorem} may apply or not: ${because ?? ''}`;
      const seen = outcome
        ? `${outcome.verdict}: ${outcome.reason} (sampled)`
        : 'its conclusion was not looked at';
      return `Theorem ${theorem} applies; ${seen}`;
    }),
    ...(memory.left ?? []),
    '',
  ].join('\n');
}

function rowsOfExamples({ remembered }: Memory): readonly (readonly string[])[] {
  const rows = remembered.slice(0, MOST).map(({ example, residual, nearby }) => {
    if (nearby === undefined) return [String(example), short(residual), 'nothing', '', '', '', '', ''];
    const { period, distance, kind, spectralRadius, spectralRadiusAtMost: atMost, region } = nearby;
    return [
      String(example),
      short(residual),
      period === 1 ? 'fixed point' : `${period}-cycle`,
      short(distance),
      nearby.superattractive ? 'superattractive' : kind,
      radiusText(spectralRadius, 5),
      atMost === undefined ? '–' : bound(atMost, 'up'),
      region === undefined
        ? ''
        : `radius ${bound(region.radius, 'down')}, F^${region.power * period} by ${bound(region.factor, 'up')}`,
    ];
  });
  const head = [
    'example',
    '|F(x)−x|',
    'at it',
    'away',
    'kind',
    'spectral radius',
    'proved ≤',
    'proved to attract',
  ];
  const further = remembered.length - rows.length;
  return [head, ...rows, ...(further > 0 ? [[`and ${further} more`]] : [])];
}

function countsOf({ remembered, examples }: Memory): string {
  const nearby = remembered.flatMap((each) => each.nearby ?? []);
  const attractive = nearby.filter(({ kind }) => kind === 'attractive');
  const proved = attractive.filter(({ region }) => region !== undefined);
  const parts = [
    `${nearby.filter(({ period }) => period === 1).length} at fixed points`,
    `${nearby.filter(({ period }) => period > 1).length} at cycles`,
    `${attractive.length} attractive, ${proved.length} of them proved`,
    `${nearby.filter(({ superattractive }) => superattractive).length} superattractive`,
  ];
  return `of ${examples} examples: ${parts.join('; ')}`;
}

function attractorsOf({ attractors, elsewhere, unsettled }: Memory): readonly string[] {
  const spurious = attractors.filter(({ examples }) => examples.length === 0);
  const cycles = attractors.filter(({ period }) => period > 1);
  const inOrder = attractors.toSorted((a, b) => b.basin.seen - a.basin.seen);
  const style = { digits: 3, most: 4, within: separation(attractors.flatMap(({ points }) => points)) };
  const further = attractors.length - MOST;
  const rows = inOrder
    .slice(0, MOST)
    .map(({ period, points, examples, spectralRadius, basin }) => [
      period === 1 ? 'fixed point' : `${period}-cycle`,
      pointText(points[0] ?? [], style),
      radiusText(spectralRadius, 3),
      examples.length === 0
        ? 'spurious'
        : `example ${examples.slice(0, 8).join(', ')}${examples.length > 8 ? ', …' : ''}`,
      percent(basin),
    ]);
  return [
    `attractors found: ${attractors.length}, of which spurious: ${spurious.length}, cycles: ${cycles.length}`,
    columns([
      ['attractor', 'at', 'spectral radius', '', 'its part of the sampled points'],
      ...rows,
      ...(further > 0 ? [[`and ${further} more`]] : []),
    ]),
    `in no basin: ${percent(elsewhere)}; not settled: ${percent(unsettled)}`,
  ];
}

function recoveryOf({ recovery, noise, epsilon }: Memory): readonly string[] {
  const times = recovery.map(({ iterations }) => String(iterations));
  const row = (name: string, along: readonly RecoveryAt[]) => [
    name,
    ...along.map(({ share }) => `${(100 * share.value).toFixed(1)} %`),
  ];
  return [
    `recovered within ${short(epsilon)} after t iterations`,
    columns([
      ['t', ...times],
      row('R_t, from the sampled points', recovery),
      ...noise.map((each) => row(`from noise of radius ${short(each.radius)}`, each.recovery)),
    ]),
    ...noise.slice(-1).map(({ recovery: last }) => {
      const { share } = last.at(-1) ?? {};
      return share ? `(the last of these: ${percent(share)})` : '';
    }),
  ];
}

function tessellationOf({ tessellation, theorems, dimension }: Memory): readonly string[] {
  const { agreement, boundedCells } = tessellation;
  const tends = 'of the sampled points that tend to examples tend to the nearest one';
  const lines = [
    agreement.of === 0 ? 'no sampled point tends to an example' : `${percent(agreement)} ${tends}`,
  ];
  if (boundedCells === undefined)
    return [...lines, `bounded 1-NN cells are not looked for in dimension ${dimension}`];
  const many = boundedCells.length;
  const which =
    many === 0 ? '' : `: of example ${boundedCells.slice(0, MOST).join(', ')}${many > MOST ? ', …' : ''}`;
  const isForbidden =
    many > 0 && theorems.some(({ theorem, applies }) => theorem === '2.1' && applies === true);
  const why = isForbidden ? '; no component of a basin may be bounded (Theorem 2.1)' : '';
  return [...lines, `${many} 1-NN cells are bounded${which}${why}`];
}

function percent({ value, lo, hi, seen, of }: Share): string {
  if (of === 0) return '– (0 of 0)';
  const of100 = (x: number, round = Math.round) => (round(1000 * x) / 10).toFixed(1);
  const range = `${of100(lo, Math.floor)} to ${of100(hi, Math.ceil)}`;
  return `${of100(value)} % (${seen} of ${of}; 95 %: ${range})`;
}

/** Three significant digits, of what is only measured. */
function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}

/** On the side of 1 on which it is. */
function radiusText(value: number, digits: number): string {
  return floatText(value, digits, Math.abs(value - 1)).text;
}

/** What is proved: four digits, or as many as keep a bound below 1 there, rounded so that it stays true. */
function bound(value: number, direction: 'down' | 'up'): string {
  if (!Number.isFinite(value)) return String(value);
  const exact = Rational.fromNumber(value);
  for (let digits = 4; digits < 17; digits++) {
    const { text } = boundText(exact, digits, direction);
    if (value >= 1 || Number(text) < 1) return text;
  }
  return String(value);
}
