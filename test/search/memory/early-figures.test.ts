/** Figures 1a and 6 of the memorization paper, at sizes that take no time. */

import { expect, test } from 'vitest';
import { drawLineMaps } from '../../../src/present/pictures/index.js';
import { Random } from '../../../src/sampling/index.js';
import { defaultLine, lineMaps, stoppedDigits, stoppedEarly } from '../../../src/search/memory/index.js';

test('networks that learn two examples on the line are contractive there, the deeper one more, and orbits come to them', () => {
  const networks = [
    { name: 'shallow', depth: 2, hidden: 60 },
    { name: 'deep', depth: 4, hidden: 30 },
  ];
  const found = lineMaps({ ...defaultLine, networks, iterations: 200 }, () => undefined);
  const [shallow, deep] = found.learned;
  expect(found.trainings.map(({ end }) => end)).toEqual(['reached', 'reached']);
  for (const map of [found.other, ...found.learned])
    for (const x of found.examples)
      for (const [a, y] of map.graph.filter(([at]) => Math.abs(at - x) < 1e-9))
        expect(Math.abs(y - a)).toBeLessThan(1e-3);
  for (const slope of found.other.slopes) expect(Math.abs(slope)).toBeGreaterThan(1);
  shallow?.slopes.forEach((slope, i) => {
    expect(Math.abs(slope)).toBeLessThan(1);
    expect(Math.abs(deep?.slopes[i] ?? NaN)).toBeLessThan(Math.abs(slope));
  });
  for (const orbit of deep?.orbits ?? [])
    expect(Math.min(...found.examples.map((x) => Math.abs((orbit.at(-1) ?? NaN) - x)))).toBeLessThan(0.01);
  const picture = drawLineMaps(found, 'two examples', ['a note']);
  for (const text of ['shallow: orbits', 'deep: orbits', 'one of many', 'a note'])
    expect(picture).toContain(text);
});

test('training that stops early is looked at after each stop, with what training digits become by then', () => {
  const random = new Random(1, 'pictures');
  const pictures = Array.from({ length: 10 }, () =>
    Array.from({ length: 52 * 784 }, () => random.between(0, 1)),
  );
  const options = {
    ...stoppedDigits,
    side: 4,
    examples: 4,
    shapes: [{ depth: 3, hidden: 8 }],
    stops: [1, 200],
  };
  const told: string[] = [];
  const found = stoppedEarly(pictures, options, (done, total, note) => told.push(`${done}/${total} ${note}`));
  expect(told).toEqual(['0/2 1 steps', '1/2 200 steps']);
  expect(found.trainings.map(({ steps, end }) => [steps, end])).toEqual([
    [1, 'steps spent'],
    [200, 'steps spent'],
  ]);
  expect(found.trainings[1]?.loss).toBeLessThan(found.trainings[0]?.loss ?? 0);
  expect(found.heads).toEqual(['a digit', '1 steps', 'nearest', '200 steps', 'nearest']);
  for (const { pictures: row } of found.rows)
    expect(row.map(({ length }) => length)).toEqual([16, 16, 16, 16, 16]);
  // What is counted is what the pictures show.
  found.arrived.forEach(({ seen, of }, k) => {
    expect(of).toBe(500);
    const shown = found.rows.filter(({ pictures: row }) => {
      const [end = [], nearest = []] = [row[2 * k + 1], row[2 * k + 2]];
      return Math.hypot(...Array.from(end, (pixel, i) => pixel - (nearest[i] ?? NaN))) < 0.2;
    });
    expect(shown.length).toBeLessThanOrEqual(seen);
  });
});
