/** Why the kernel of examples is singular, in a sentence. Examples are counted from 1. */

import type { Dependence } from '../../sampling/index.js';

export function dependenceText(dependence: Dependence, activation: string, depth: number): string {
  const expected = 'expected examples that a wide network can tell apart (an invertible kernel), got';
  return `${expected} ${foundText(dependence, activation, depth)}`;
}

function foundText(dependence: Dependence, activation: string, depth: number): string {
  switch (dependence.why) {
    case 'duplicates':
      return `examples ${named(dependence.examples)}, which are equal: leave one of them out`;
    case 'antipodal':
      return dependence.examples.length === 2
        ? `examples ${named(dependence.examples)}, which are x and −x: ${activation} is odd, so that their images are y and −y whatever is learned`
        : `examples ${named(dependence.examples)}, which are pairs x and −x (or 0): with ${activation} and ${depth} layers, f(x) + f(−x) is the same for all of them, whatever is learned`;
    case 'zero':
      return `example ${named(dependence.examples)}, which is 0: its image is 0 whatever is learned`;
    case 'parallel':
      return `examples ${named(dependence.examples)}, of which one is a multiple of the other: so are their images, whatever is learned`;
    case 'dependent':
      return `examples ${named(dependence.examples)}, which depend on each other as far as 16 digits show: the sum of ${terms(dependence)} is zero in what the network sees`;
    case 'rounding':
      return (
        `a kernel whose condition is about ${power(dependence.condition)}: the examples are too many, or too close to each other or to 0, for 16 digits. ` +
        'Leave some out, or make them longer (--scale)'
      );
  }
}

function named(examples: readonly number[]): string {
  const numbers = examples.map((i) => String(i + 1));
  const last = numbers.pop() ?? '';
  return numbers.length === 0 ? last : `${numbers.join(', ')} and ${last}`;
}

function terms({ examples, coefficients }: Dependence & { readonly why: 'dependent' }): string {
  return examples
    .map((i, k) => `${Number((coefficients[k] ?? 0).toPrecision(3))} times example ${i + 1}`)
    .join(', ');
}

function power(condition: number): string {
  return condition > 1e300 ? 'infinite' : `10^${Math.round(Math.log10(condition))}`;
}
