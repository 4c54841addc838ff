import { easy } from './hypothesis.js';

export const monotone = easy(
  {
    name: 'monotone',
    text: 'φ is increasing: x < y implies φ(x) ≤ φ(y)',
    assumed: '`φ` is increasing',
    noun: 'monotonicity',
    arranged: {
      holds: { activation: { increasing: true } },
      fails: { activation: { increasing: false } },
    },
  },
  ({ activation: { increasing: holds } }) => ({
    holds,
    because: holds ? 'φ is increasing' : 'φ falls somewhere',
  }),
);
