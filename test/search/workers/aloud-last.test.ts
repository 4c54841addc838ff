import { kQueueOptions } from 'tinypool';
import { expect, test } from 'vitest';
import { ALOUD, AloudLast } from '../../../src/search/workers/aloud-last.js';

test('tasks that tell texts wait until no other one is left; each kind is taken in the order in which it came', () => {
  const queue = new AloudLast();
  const task = (name: string, isAloud: boolean) => ({
    name,
    [kQueueOptions]: isAloud ? ALOUD[kQueueOptions] : null,
    cancel: () => undefined,
  });
  const [a, b, c, d, e] = [
    task('a', true),
    task('b', false),
    task('c', true),
    task('d', false),
    task('e', false),
  ];
  for (const each of [a, b, c, d, e]) queue.push(each);
  queue.remove(d);
  queue.remove(task('none', true));
  expect(queue.size).toBe(4);
  expect([1, 2, 3, 4, 5].map(() => queue.shift())).toEqual([b, e, a, c, null]);
});
