import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { performing } from '../../../src/search/workers/index.js';

const perform = performing({
  square: (x: number) => x * x,
  count: (last: number, tell) => {
    for (let k = 1; k <= last; k++) tell(String(k));
    return 'counted';
  },
});

describe('a thread', () => {
  test('performs the task that goes by that name', () => {
    expect(perform({ name: 'square', input: 7 })).toBe(49);
  });

  test('sends what the task tells, in order, and that it was all', async () => {
    const { port1, port2 } = new MessageChannel();
    expect(perform({ name: 'count', input: 2, port: port2 })).toBe('counted');
    expect(await messages(port1, 3)).toEqual(['1', '2', undefined]);
    port1.close();
  });

  test('need not be listened to', () => {
    expect(perform({ name: 'count', input: 2 })).toBe('counted');
  });

  test.each(['cube', 'toString'])('refuses %s, which is none of its tasks', (name) => {
    expect(() => perform({ name, input: 7 })).toThrow(
      `performing: expected one of square, count, got ${name}`,
    );
  });
});

function messages(port: MessagePort, count: number): Promise<unknown[]> {
  return new Promise((resolve) => {
    const heard: unknown[] = [];
    port.on('message', (message) => {
      if (heard.push(message) === count) resolve(heard);
    });
  });
}
