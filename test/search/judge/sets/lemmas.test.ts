import { describe, expect, test } from 'vitest';
import { absolute, hardTanh, Interval, leakyRelu, Rational, relu } from '../../../../src/exact/index.js';
import {
  boundaryPointMissed,
  chordLeaving,
  hasConnectedAffinePreimage,
  hasConnectedPreimage,
} from '../../../../src/search/judge/sets/lemmas.js';

const r = (text: string) => Rational.from(text);
const side = (lo: string, hi: string) => Interval.of(r(lo), r(hi));
const leaky = leakyRelu(r('1/4'));

describe('each lemma’s check sees a violation where a hypothesis is dropped', () => {
  test('Lemma 2.1: |x| takes [−1, 2] to [0, 2], whose end 0 is no image of an end', () => {
    expect(boundaryPointMissed(absolute, [[side('-1', '2')]])).toEqual([Rational.zero]);
    expect(boundaryPointMissed(relu, [[side('-1', '2')]])).toBeUndefined();
    expect(boundaryPointMissed(leaky, [[side('-1', '2')]])).toBeUndefined();
  });

  test('Lemma 2.2: |x| is near 1 at both ends of [−1, 1], and not between', () => {
    const ends = [[r('-1')], [r('1')]] as const;
    expect(chordLeaving(absolute, ends, [r('1')], r('1/4'), [r('0'), r('1/2'), r('1')])).toEqual(r('1/2'));
    expect(chordLeaving(hardTanh, [[r('1')], [r('3')]], [r('1')], r('1/4'), [r('1/2')])).toBeUndefined();
  });

  test('Lemma 2.3: HardTanh never takes the values where two boxes meet', () => {
    const boxes = [
      [side('0', '1/2'), side('0', '3')],
      [side('0', '5'), side('2', '3')],
      [side('4', '5'), side('0', '3')],
      [side('1/4', '5'), side('0', '1/2')],
    ];
    expect(hasConnectedPreimage(leaky, boxes)).toBe(true);
    const bridge = [
      [side('-1/2', '0'), side('-1/2', '3')],
      [side('-1/2', '1'), side('2', '3')],
      [side('1/2', '1'), side('-1/2', '3')],
    ];
    expect(hasConnectedPreimage(leaky, bridge)).toBe(true);
    expect(hasConnectedPreimage(hardTanh, bridge)).toBe(false);
  });

  test('Lemma 2.4: a map that is not onto may miss the common part of two boxes', () => {
    const boxes = [
      [side('0', '2'), side('0', '2')],
      [side('1', '3'), side('1', '3')],
    ];
    const onto = {
      weights: [
        [r('1'), r('0')],
        [r('0'), r('1')],
      ],
      bias: [r('0'), r('0')],
    };
    const flat = {
      weights: [
        [r('1'), r('0')],
        [r('0'), r('0')],
      ],
      bias: [r('0'), r('0')],
    };
    expect(hasConnectedAffinePreimage(onto, boxes)).toBe(true);
    expect(hasConnectedAffinePreimage(flat, boxes)).toBe(false);
  });
});
