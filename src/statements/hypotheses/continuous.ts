import { easy } from './hypothesis.js';

export const continuous = easy(
  {
    name: 'continuous',
    text: 'φ is continuous',
    assumed: '`φ` is continuous',
    noun: 'continuity',
    arranged: {
      holds: { activation: { continuous: true } },
      fails: { activation: { continuous: false } },
    },
  },
  ({ activation: { continuous: holds } }) => ({ holds, because: holds ? 'φ is continuous' : 'φ jumps' }),
);
