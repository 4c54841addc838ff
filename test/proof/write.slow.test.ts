import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultLimits,
  readCounterexample,
  Region,
  verify,
  writeCounterexample,
  type Counterexample,
} from '../../src/proof/index.js';
import { Network, smoothActivations } from '../../src/exact/index.js';
import { runs } from '../seed.js';
import { catalogue, changed, fileOf, textOf } from './files.js';
import { randomFile } from './random-files.js';

function read(text: string): Counterexample {
  const result = readCounterexample(text, defaultLimits);
  if ('counterexample' in result) return result.counterexample;
  throw new Error(`expected a counterexample, got ${JSON.stringify(result.problems)}`);
}

describe('a counterexample', () => {
  test('is read back from the text that was written, value by value', () => {
    fc.assert(
      fc.property(randomFile, (file) => {
        const counterexample = read(JSON.stringify(file));
        expect(read(writeCounterexample(counterexample))).toEqual(counterexample);
      }),
      { numRuns: runs(500) },
    );
  });

  test('is written to the same bytes when read back, and in whatever layout it was read', () => {
    fc.assert(
      fc.property(randomFile, fc.constantFrom(0, 1, '\t'), (file, indent) => {
        const written = writeCounterexample(read(JSON.stringify(file, undefined, indent)));
        expect(writeCounterexample(read(written))).toBe(written);
        expect(writeCounterexample(read(JSON.stringify(file)))).toBe(written);
      }),
      { numRuns: runs(200) },
    );
  });

  test('is judged the same before and after', () => {
    fc.assert(
      fc.property(randomFile, (file) => {
        const text = JSON.stringify(file);
        const before = verify(text);
        const after = verify(writeCounterexample(read(text)));
        expect(after).toEqual(before);
      }),
      { numRuns: runs(200) },
    );
  });

  test.each(catalogue)('of the catalogue is written as it stands there: %s', (name) => {
    expect(writeCounterexample(read(textOf(name)))).toBe(textOf(name));
  });

  test('keeps the name of a smooth activation', () => {
    const counterexample = read(
      JSON.stringify(changed(fileOf('2.1-without-rank'), { 'network.activation': { name: 'gelu' } })),
    );
    expect(counterexample.network.activation).toBe(smoothActivations.gelu);
    expect(read(writeCounterexample(counterexample))).toEqual(counterexample);
  });

  test('has a point written as a region without directions, and a region around 0 with them', () => {
    const counterexample = read(textOf('2.3-without-surjective'));
    if (!('avoiding' in counterexample)) throw new Error('expected avoiding regions');
    const { avoiding } = JSON.parse(writeCounterexample(counterexample)) as { avoiding: unknown };
    expect(avoiding).toEqual([{ origin: ['0', '0'], directions: [], ranges: [], next: 0 }]);
    const origin = counterexample.avoiding[0]?.region.origin ?? [];
    expect(counterexample.avoiding[0]?.region).toEqual(Region.point(origin));
  });

  test('cannot be written with an activation that the format has no name for', () => {
    const counterexample = read(textOf('3.1-without-width'));
    const nameless = Object.create(smoothActivations.tanh) as typeof smoothActivations.tanh;
    const network = new Network(nameless, counterexample.network.layers);
    expect(() => writeCounterexample({ ...counterexample, network })).toThrow(TypeError);
  });
});
