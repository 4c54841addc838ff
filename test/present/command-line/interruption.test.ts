import { expect, test, vi } from 'vitest';
import { untilInterrupted } from '../../../src/present/command-line/interruption.js';

const listeners = () => process.listenerCount('SIGINT');

test('work that ends comes to its result; the crew is dismissed, and nobody listens for Ctrl-C any more', async () => {
  const [before, dismiss] = [listeners(), vi.fn(() => Promise.resolve())];
  const result = await untilInterrupted({ dismiss }, ({ aborted }) =>
    Promise.resolve({ aborted, heard: listeners() }),
  );
  expect(result).toEqual({ aborted: false, heard: before + 1 });
  expect([dismiss.mock.calls.length, listeners()]).toEqual([1, before]);
});

test('work that fails fails, and the crew is dismissed all the same', async () => {
  const [before, dismiss] = [listeners(), vi.fn(() => Promise.resolve())];
  await expect(untilInterrupted({ dismiss }, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  expect([dismiss.mock.calls.length, listeners()]).toEqual([1, before]);
});

test('after Ctrl-C work that never ends comes to nothing, and is told so', async () => {
  const [before, dismiss] = [listeners(), vi.fn(() => Promise.resolve())];
  let wasTold: AbortSignal | undefined;
  const result = untilInterrupted({ dismiss }, (signal) => {
    wasTold = signal;
    return new Promise<string>(() => undefined);
  });
  expect(dismiss).not.toHaveBeenCalled();
  process.emit('SIGINT', 'SIGINT');
  expect(await result).toBeUndefined();
  expect(wasTold?.aborted).toBe(true);
  expect([dismiss.mock.calls.length, listeners()]).toEqual([1, before]);
});
