/** The outcome of a campaign as a table, one line for each kind of mutation. */

import { emptyTally, judged, type Campaign, type Tally } from './campaign.js';

const COLUMNS: readonly (readonly [title: string, value: (tally: Tally) => string])[] = [
  ['made', ({ made }) => String(made)],
  ['identical', ({ identical }) => String(identical)],
  ['rejected', ({ rejected }) => String(rejected)],
  ['unjudged', ({ unjudged }) => String(unjudged)],
  ['confirmed', ({ confirmed }) => String(confirmed)],
  ['FALSE', ({ falseAccepts }) => String(falseAccepts)],
  ['oracle: false', shareCalledFalse],
];

/** Of the rejected mutants that the oracle was asked about and could make sense of, how many it calls false. */
function shareCalledFalse({ asked, calledFalse, calledNoClaim }: Tally): string {
  return `${calledFalse}/${asked - calledNoClaim}`;
}

function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const tally of tallies) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  return sum;
}

export function totalOf({ tallies }: Campaign): Tally {
  return sumOf(tallies.values());
}

/** Several campaigns as one. */
export function mergedOf(parts: readonly Campaign[]): Campaign {
  const kinds = new Set(parts.flatMap(({ tallies }) => [...tallies.keys()]));
  return {
    tallies: new Map(
      [...kinds].map((kind) => [kind, sumOf(parts.map(({ tallies }) => tallies.get(kind) ?? emptyTally()))]),
    ),
    falseAccepts: parts.flatMap(({ falseAccepts }) => falseAccepts),
  };
}

export function tableOf(campaign: Campaign): string {
  const total = totalOf(campaign);
  const rows = [...campaign.tallies, ['all together', total] as const];
  const line = (kind: string, cells: readonly string[]): string =>
    [kind.padEnd(40), ...cells.map((cell, i) => cell.padStart((COLUMNS[i]?.[0].length ?? 0) + 2))].join('');
  return [
    line(
      'mutation',
      COLUMNS.map(([title]) => title),
    ),
    ...rows.map(([kind, tally]) =>
      line(
        kind,
        COLUMNS.map(([, value]) => value(tally)),
      ),
    ),
    `${judged(total)} corrupted certificates judged, ${total.falseAccepts} false accepts`,
  ].join('\n');
}
