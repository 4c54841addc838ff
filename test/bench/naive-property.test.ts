import { expect, test } from 'vitest';
import { leakyRelu, seemsToHold } from '../../bench/naive-property.js';
import { exampleOfPaper, type ExampleName } from '../paper/examples.js';

/** The network of one of the paper's examples, in numbers. */
function example(name: ExampleName): Parameters<typeof seemsToHold>[0] {
  const { network } = exampleOfPaper(name);
  const [first, second] = network.layers.map(({ weights, bias }) => ({
    W: weights.map((row) => row.map((w) => w.toNumber())),
    b: bias.map((b) => b.toNumber()),
  }));
  if (!first || !second) throw new Error('expected two layers');
  return { W1: first.W, b1: first.b, W2: second.W, b2: second.b };
}

test("the naive check sees that the basin of the paper's Example 2.2 is parted", () => {
  expect(seemsToHold(example('2.2-without-width'), leakyRelu, 'complement components unbounded')).toBe(false);
  expect(seemsToHold(example('2.2-without-width'), leakyRelu, 'basin path-connected')).toBe(false);
});

test('it sees nothing in a contraction', () => {
  const contraction = { W1: [[0.5]], b1: [1], W2: [[0.5]], b2: [0] };
  expect(seemsToHold(contraction, leakyRelu, 'complement components unbounded')).toBe(true);
  expect(seemsToHold(contraction, leakyRelu, 'basin path-connected')).toBe(true);
});
