export { movesOf } from './moves.js';
export { type Certify, type Shrinking, shrinking, shrunk, type Step } from './shrink.js';
export { shrinkingProof } from './proof.js';
export { PLAIN_NUMBERS, SHORT_NUMBERS, shortNumber, whichShortNumber } from './short-number.js';
export { isSmaller, OUTLINE_LENGTH, outlineOf, type Size, sizeOf } from './size.js';
export { walking } from './walk.js';
