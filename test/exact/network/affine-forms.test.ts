/** Sets in integers are the sets of the definition, coordinate for coordinate, however long the numbers get. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Interval, Rational, type Watch } from '../../../src/exact/numbers/index.js';
import {
  activatedCases,
  affineForms,
  affineImage,
  image,
  integerLayer,
  Network,
  PiecewiseLinear,
  ranges,
  smoothActivations,
  type AnySet,
  type Layer,
} from '../../../src/exact/network/index.js';
import { runs } from '../../seed.js';
import { layer, network, piecewiseLinear, shape, smallRational } from './generators.js';
import { setAndPoint } from './membership.js';
import {
  affineImageByDefinition,
  casesByDefinition,
  imageByDefinition,
  rangesByDefinition,
} from './sets-by-definition.js';

const r = (text: string) => Rational.from(text);
const line = (set: Parameters<typeof rangesByDefinition>[0], c: Layer) =>
  rangesByDefinition(affineImageByDefinition(c, set)).map(String);
const lineOf = (set: AnySet, c: Layer) => ranges(affineImage(integerLayer(c), set)).map(String);

describe('sets in integers', () => {
  test('have the ranges of the definition, along any functional', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }).chain((n) => fc.tuple(setAndPoint(n), layer(2, n, smallRational()))),
        ([{ set }, c]) => {
          expect(ranges(set).map(String)).toEqual(rangesByDefinition(set).map(String));
          expect(lineOf(set, c)).toEqual(line(set, c));
        },
      ),
    );
  });

  test('have the images of the definition, step by step, whatever φ, widths, ranks and bounds', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3 })
          .chain((n) =>
            shape({ inputs: n, outputs: n }).chain((given) =>
              fc.tuple(network(given), setAndPoint(n), layer(2, n, smallRational())),
            ),
          ),
        ([net, { set }, c]) => {
          let [ours, theirs]: [AnySet, typeof set] = [set, set];
          for (let k = 0; k < 3; k++) {
            [ours, theirs] = [image(net, ours), imageByDefinition(net, theirs)];
            expect(ranges(ours).map(String)).toEqual(rangesByDefinition(theirs).map(String));
            expect(lineOf(ours, c)).toEqual(line(theirs, c));
          }
        },
      ),
      { numRuns: runs(400) },
    );
  });

  test('have the cases of the definition', () => {
    let several = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }).chain((n) => fc.tuple(setAndPoint(n), layer(2, n, smallRational()))),
        piecewiseLinear(),
        ([{ set }, c], phi) => {
          const [ours, theirs] = [activatedCases(phi, set) ?? [], casesByDefinition(phi, set)];
          expect(ours.map((each) => lineOf(each, c))).toEqual(theirs.map((each) => line(each, c)));
          if (ours.length > 1) several += 1;
        },
      ),
      { numRuns: runs(400) },
    );
    expect(several).toBeGreaterThan(0);
  });

  test('have the images of the definition for smooth φ', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(smoothActivations)),
        layer(2, 2, smallRational(1)),
        setAndPoint(2),
        (phi, map, { set }) => {
          const net = new Network(phi, [map, map]);
          expect(ranges(image(net, image(net, set))).map(String)).toEqual(
            rangesByDefinition(imageByDefinition(net, imageByDefinition(net, set))).map(String),
          );
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('stay as short as their values: a constant map many times over leaves short numbers', () => {
    const flat = new PiecewiseLinear([
      { until: r('0'), slope: r('0'), intercept: r('1/3') },
      { slope: r('1/7'), intercept: r('2/5') },
    ]);
    const net = new Network(flat, [
      { weights: [[r('3/11')]], bias: [r('-5')] },
      { weights: [[r('2/13')]], bias: [r('1/17')] },
    ]);
    let x = affineForms({
      origin: [r('0')],
      generators: [{ direction: [r('1')], range: Interval.of(r('-1'), r('1')) }],
    });
    const lengths = Array.from({ length: 400 }, () => {
      x = image(net, x);
      return x.denominator.toString(2).length;
    });
    expect(ranges(x).map(String)).toEqual(['[73/663, 73/663]']);
    expect(Math.max(...lengths)).toBeLessThan(600);
  });

  test('show the watch denominators before anything as long is kept, and how many there are', () => {
    const seen: string[] = [];
    const watch: Watch = ({ numerator, denominator }, count = 1) =>
      void seen.push(`${numerator}/${denominator}, ${count}`);
    integerLayer({ weights: [[r('1/2'), r('1/3')]], bias: [r('2/5')] }, watch);
    // The common denominator while it grows, then each numerator before it is scaled.
    expect(seen).toEqual(['1/2, 3', '1/6, 3', '1/30, 3', '1/30, 3', '1/30, 3', '2/30, 3']);
  });
});
