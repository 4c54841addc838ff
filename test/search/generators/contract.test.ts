import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '../../seed.js';
import { contractProblems } from './contract.js';

/** Numbers from 0 to 999 that shrink as told. */
class Numbers extends fc.Arbitrary<number> {
  constructor(
    private readonly draw: (random: fc.Random) => number,
    private readonly shrinks: (value: number) => readonly number[],
  ) {
    super();
  }
  generate(random: fc.Random): fc.Value<number> {
    return new fc.Value(this.draw(random), undefined);
  }
  canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === 'number';
  }
  shrink(value: number): fc.Stream<fc.Value<number>> {
    return fc.Stream.of(...this.shrinks(value)).map((shrunk) => new fc.Value(shrunk, undefined));
  }
}

describe('the kit itself', () => {
  const fair = (random: fc.Random) => random.nextInt(0, 999);
  const halves = (x: number) => (x === 0 ? [] : [Math.floor(x / 2)]);
  const problemsOfNumbers = (arbitrary: fc.Arbitrary<number>, largest = 999): readonly string[] =>
    contractProblems(
      {
        arbitrary,
        isValid: (x) => x >= 0 && x <= largest,
        complexityOf: (x) => [x],
        textOf: String,
      },
      seed,
      20,
    );

  test('is content with numbers that halve', () => {
    expect(problemsOfNumbers(new Numbers(fair, halves))).toEqual([]);
  });

  test('reports values that no seed decides', () => {
    let next = 0;
    const problems = problemsOfNumbers(new Numbers(() => next++ % 1000, halves));
    expect(problems).toEqual(['the same seed gives other values']);
  });

  test('reports shrinks that depend on how often they were asked for', () => {
    let asked = 0;
    const large = (random: fc.Random) => random.nextInt(950_000_000, 999_999_999);
    const shrinks = (x: number) => {
      asked += 1;
      return x < 900_000_000 ? [] : [x - 500_000_000 - asked, x - 500_000_001 - asked];
    };
    const problems = problemsOfNumbers(new Numbers(large, shrinks), 999_999_999);
    expect(problems.filter((problem) => /^seed -?\d+ and path [\d:]+ gave/.test(problem))).toHaveLength(1);
  });

  test('reports an arbitrary that always gives the same', () => {
    expect(problemsOfNumbers(new Numbers(() => 7, halves))).toContain('it always gives the same value');
  });

  test('reports invalid values', () => {
    const problems = problemsOfNumbers(new Numbers(fair, halves), 99);
    expect(problems.some((problem) => /^it gives \d+, which is not valid$/.test(problem))).toBe(true);
  });

  test('reports invalid shrinks', () => {
    const problems = problemsOfNumbers(new Numbers(fair, (x) => (x > -3 ? [x - 1000] : [])));
    expect(problems.some((problem) => /shrinks to -\d+, which is not valid$/.test(problem))).toBe(true);
  });

  test('reports shrinks that are not simpler, and descents without end', () => {
    const problems = problemsOfNumbers(new Numbers(fair, (x) => [x]));
    expect(problems.some((problem) => /^(\d+) shrinks to \1, which is not simpler$/.test(problem))).toBe(
      true,
    );
    expect(problems).toContain('a descent does not end within 500 steps');
  });
});
