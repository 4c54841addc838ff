import { expect, test } from 'vitest';
import { timesContraction } from '../../bench/in-space.js';
import { Rational, readNetwork } from '../../src/exact/index.js';
import { exampleOfPaper, exampleText } from '../paper/examples.js';

test.each(['2.2-without-width', '2.3-without-surjective'] as const)(
  'in its own coordinates, %s in space is the example; in the others, it contracts by 3/4 in every layer',
  (name) => {
    const { network } = exampleOfPaper(name);
    const n = network.inputDimension;
    const read = readNetwork(timesContraction(exampleText(name), 3 - n));
    if ('problems' in read) throw new Error(`expected a network, got ${JSON.stringify(read.problems)}`);
    for (const entries of [
      ['1/3', '-2/5', '1/7'],
      ['-3/4', '1/2', '1'],
      ['-5', '7', '1/2'],
    ]) {
      const x = entries.map((entry) => Rational.from(entry));
      const image = read.network.evaluateExactly(x);
      expect(image.slice(0, n)).toEqual(network.evaluateExactly(x.slice(0, n)));
      // The last coordinate is positive, and φ is the identity there.
      const factor = Rational.of(3 ** network.depth, 4 ** network.depth);
      expect(image.at(-1)).toEqual(x.at(-1)?.times(factor));
    }
  },
);
