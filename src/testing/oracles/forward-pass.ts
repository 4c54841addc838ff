import { numberText, tooFar } from './disagreement.js';
import { exactly, measuredPass } from './measured-pass.js';
import { numbersIn, type Numbers } from './numbers-returned.js';
import { type NumericOptions, type NumericReference, numericReference } from './numeric-reference.js';
import type { PlainNetwork } from './plain-network.js';

/** A function that evaluates F: it takes a network and the n0 inputs, and returns the outputs. */
export type ForwardPass = (network: PlainNetwork, x: number[]) => Numbers | PromiseLike<Numbers>;

/**
 * F(x), exact if φ is piecewise linear, enclosed to about 2^−80 if it is smooth. The network and x are given exactly.
 * The permitted error is an a-priori bound of the error of straightforward code of the given precision:
 * γ_{n+1}·(|W|·|x| + |b|) for each layer, in any order of summation, multiplied through the later layers by the
 * steepest chords of φ, and 4·u·max(1, |x|) for a smooth φ. If every partial result is a number of the format, no
 * error is permitted. With `ulps`, the permitted error is that number of units in the last place of F(x) instead.
 *
 * Points without such a bound, because φ jumps within the error, are left out.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { forwardPass } from 'basincheck/references';
 * const networks = [new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }])];
 * const reference = forwardPass({ networks });
 * (await reference.compare((_, [x = NaN]) => [x / 2])).agrees; // → true
 * (await reference.compare((_, [x = NaN]) => [0.49 * x])).agrees; // → false
 * ```
 */
export function forwardPass(options: NumericOptions = {}): NumericReference<Numbers> {
  return numericReference(
    'the forward pass',
    options,
    (network, x, arithmetic) => measuredPass(network, x.map(exactly), arithmetic)?.outputs,
    (outputs, result, allowance) => {
      const read = numbersIn(result, outputs.length, 'the result');
      if ('wrong' in read) return read.wrong;
      for (const [i, value] of outputs.entries()) {
        const received = read.numbers[i] ?? NaN;
        const difference = tooFar(received, value, allowance);
        if (difference === undefined) continue;
        return {
          where: `output ${i}`,
          expected: numberText(value.mid),
          received: String(received),
          difference,
        };
      }
      return undefined;
    },
  );
}
