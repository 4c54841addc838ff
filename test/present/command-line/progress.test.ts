import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress } from '../../../src/present/command-line/progress.js';

const { isTTY } = process.stderr;
let lines: string[];
beforeEach(() => {
  lines = [];
  process.stderr.isTTY = false;
  vi.useFakeTimers();
  vi.stubEnv('BASINCHECK_PROGRESS', '1');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
});
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('says nothing in the first two seconds, and then something, also where nothing has been done yet', () => {
  const progress = new Progress(4, 'steps');
  vi.advanceTimersByTime(1999);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(['0/4 steps, started\n']);
  progress.stop();
});

test('does not count what it does not know the number of', () => {
  const progress = new Progress(0, 'parts');
  vi.advanceTimersByTime(3000);
  expect(lines).toEqual(['started\n']);
  progress.stop();
});

test('says every fifteen seconds what is known, with the rate', () => {
  const progress = new Progress(4, 'steps');
  vi.advanceTimersByTime(1000);
  progress.update(2, 'half', 8);
  vi.advanceTimersByTime(16_000);
  expect(lines).toEqual(['2/8 steps, 1.0 steps/s, half\n', '2/8 steps, 0.1 steps/s, half\n']);
  progress.stop();
});

test('says nothing after it has been stopped, nor where the environment wants none', () => {
  const progress = new Progress(4, 'steps');
  progress.stop();
  vi.advanceTimersByTime(60_000);
  vi.stubEnv('BASINCHECK_PROGRESS', '0');
  const quiet = new Progress(4, 'steps');
  vi.advanceTimersByTime(60_000);
  quiet.stop();
  expect(lines).toEqual([]);
});
