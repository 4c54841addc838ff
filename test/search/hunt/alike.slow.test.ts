import { describe, expect, test } from 'vitest';
import { at, type Network } from '../../../src/exact/index.js';
import { KnownKinds } from '../../../src/search/hunt/alike.js';
import { search } from '../../../src/search/hunt/batch.js';
import { cells } from '../../../src/search/hunt/cell.js';
import { withFewParameters } from '../../../src/search/hunt/few-parameters.js';
import { smallNetworks } from '../../../src/search/hunt/small-networks.js';
import { mayBeSought, soughtIn } from '../../../src/search/hunt/sought.js';
import { networkOf, numbersOfLayers } from '../../../src/search/hunt/short-layers.js';
import { phisOfTwoPieces } from '../../../src/search/hunt/small-phi.js';
import { theoremNamed } from '../../../src/statements/index.js';
import { Random } from '../../../src/sampling/index.js';
import { seed } from '../../seed.js';

const ground = { statement: theoremNamed('2.1'), dropped: 'continuous', inputDimension: 2, depth: 2 };
const small = { hidden: [2], pieces: 2, below: [1, 2, 2, 4, 0, 2, 1] };

describe('kinds of small networks', () => {
  test('that were ruled out are not looked at again, and count as before', () => {
    const known = new KnownKinds();
    const draw = () => [...smallNetworks(ground, small, 300, 5, known)];
    const first = draw();
    for (const each of first) if (each !== 'nothing') each.alike?.rule();
    expect(first.filter((each) => each === 'nothing')).toEqual([]);
    expect(draw()).toEqual(first.map(() => 'nothing'));
    const others = [...smallNetworks(ground, small, 300, 6, known)];
    expect(others).toHaveLength(300);
    expect(others.filter((each) => each === 'nothing').length).toBeGreaterThan(40);
    // In another ground nothing is known.
    const monotone = { ...ground, dropped: 'monotone' };
    expect([...smallNetworks(monotone, small, 20, 5, known)]).not.toContain('nothing');
  });

  test('are few among many networks', () => {
    const line = { statement: theoremNamed('2.2'), dropped: 'monotone', inputDimension: 1 };
    const known = new KnownKinds();
    let [all, looked] = [0, 0];
    for (const each of withFewParameters(line, [1], 1).networks(0, Infinity, known)) {
      all += 1;
      if (each === 'nothing') continue;
      looked += 1;
      each.alike?.rule();
    }
    expect(all).toBeGreaterThan(5 * looked);
  });

  test('make no difference to what a batch finds', () => {
    const batch = (random: number) => ({
      theorem: '2.1',
      dropped: 'monotone',
      inputDimension: 2,
      depth: 2,
      count: 60,
      seed: random,
      parents: [],
      small: { ...small, below: [1, 2, 2, 4, 0, 2, 2] },
    });
    const seeds = [11, 12, 13, 14];
    const cold = seeds.map((random) => search(batch(random)));
    const warm = seeds.toReversed().map((random) => search(batch(random)));
    expect(warm.toReversed()).toEqual(cold);
    expect(cold.some(({ certificate }) => certificate !== undefined)).toBe(true);
  });
});

describe.each(cells.filter(({ dropped }) => dropped !== 'stable'))(
  'in $statement.name without $dropped',
  ({ statement, dropped }) => {
    const shapes = [
      [1, [1]],
      [1, [2]],
      [2, [1]],
      [2, [2]],
      [2, [3]],
      [2, [2, 1]],
    ] as const;

    test('shapes are left out in which just that hypothesis never fails, or the first layer is never one to one', () => {
      for (const [inputDimension, hidden] of shapes) {
        const sought = soughtIn({ statement, dropped, inputDimension }, hidden);
        const { widths, traits } = sought;
        const plain = phisOfTwoPieces(traits, 0);
        const phis = plain.length > 0 ? plain : phisOfTwoPieces(traits, 1);
        const random = new Random(seed, 'shapes');
        const isMet = Array.from({ length: 400 }, (): Network => {
          const which = Uint8Array.from({ length: numbersOfLayers(widths) }, () => random.index(3));
          return networkOf(at(phis, random.index(phis.length)).phi, widths, which, inputDimension);
        }).some((network) => sought.isMetBy(network));
        const isInjective = !sought.isInjective || at(hidden, 0) >= inputDimension;
        expect(mayBeSought({ statement, dropped, inputDimension }, hidden)).toBe(isMet && isInjective);
      }
    });
  },
);

test('where φ has to have one slope, each φ has', () => {
  const slopes = (oneSlope: boolean) =>
    phisOfTwoPieces({ continuous: true, increasing: true, oneSlope }, 1).map(
      ({ phi }) => phi.pieces.filter(({ slope }) => slope.sign !== 0).length,
    );
  expect(new Set(slopes(true))).toEqual(new Set([1]));
  expect(new Set(slopes(false))).toEqual(new Set([2]));
});
