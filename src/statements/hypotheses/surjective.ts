import { easy } from './hypothesis.js';

export const surjective = easy(
  {
    name: 'surjective',
    text: 'φ(ℝ) = ℝ',
    assumed: '`φ` takes every real value',
    noun: 'surjectivity',
    arranged: {
      holds: { activation: { surjective: true } },
      fails: { activation: { surjective: false } },
    },
  },
  ({ activation: { surjective: holds } }) => ({
    holds,
    because: holds ? 'φ takes every real value' : 'φ misses some real value',
  }),
);
