/** Maps of the line that take the examples to themselves: their graphs, and orbits as cobwebs. */

import type { LineMap, LineMaps } from '../../search/memory/index.js';
import { hueOf, palette } from './palette.js';
import { type Marks, type Panel, panelSheet } from './panels.js';
import { numeral } from './scale.js';
import type { PlanePoint } from './simplify.js';

/** SVG; the same bytes for the same maps. */
export function drawLineMaps(of: LineMaps, title: string, notes: readonly string[]): string {
  const { other, learned } = of;
  const [shallow, deep] = learned;
  const panels = [
    panelOf(of, other, false),
    ...(shallow ? [panelOf(of, shallow, false), panelOf(of, shallow, true)] : []),
    ...(deep ? [panelOf(of, deep, true)] : []),
  ];
  return panelSheet({
    title,
    description:
      'Graphs of maps of the line with two examples on the diagonal, and orbits that come to them.',
    columns: 2,
    panels,
    legend: [
      { colour: hueOf(0), text: 'the graph of F' },
      { colour: hueOf(1), text: 'orbits x, F(x), F(F(x)), …' },
      { colour: palette.ink, text: 'the examples' },
      ...notes.map((text) => ({ text })),
    ],
  });
}

function panelOf({ examples, reach }: LineMaps, map: LineMap, isIterated: boolean): Panel {
  const range = { lo: -reach, hi: reach };
  const onDiagonal = (x: number): PlanePoint => [x, x];
  const marks: readonly Marks[] = [
    { colour: palette.faint, opacity: 1, width: 1, lines: [[onDiagonal(-reach), onDiagonal(reach)]] },
    ...(isIterated ? [{ colour: hueOf(1), opacity: 1, width: 1, lines: map.orbits.map(cobweb) }] : []),
    { colour: hueOf(0), opacity: 1, width: 2, lines: [map.graph.map(([x, y]): PlanePoint => [x, y])] },
    { colour: palette.ink, opacity: 1, width: 3, points: examples.map(onDiagonal) },
  ];
  return {
    title: isIterated ? `${map.name}: orbits` : map.name,
    remark: isIterated ? '' : `F′: ${map.slopes.map((slope) => numeral(slope, 2)).join(', ')}`,
    window: { x: range, y: range },
    marks,
    isLine: false,
  };
}

function cobweb(orbit: readonly number[]): readonly PlanePoint[] {
  return orbit.flatMap((x, k): PlanePoint[] => {
    const next = orbit[k + 1];
    return next === undefined
      ? []
      : [
          [x, x],
          [x, next],
        ];
  });
}
