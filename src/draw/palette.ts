/** Colours that are told apart with any kind of colour vision (Okabe and Ito), and what they stand for. */

export const palette = {
  /** Of the basin of x*. */
  basin: '#0072B2',
  /** Of what does not end in x*. */
  avoiding: '#D55E00',
  /** Sampled, the same paler. */
  basinSampled: '#B3D5E8',
  avoidingSampled: '#F5D3BD',
  undecided: '#D9D9D9',
  ink: '#222222',
  faint: '#999999',
} as const;
