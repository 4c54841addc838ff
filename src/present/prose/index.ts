export { activationText } from './activation-text.js';
export { reached } from './boxes.js';
export type { Block, Document } from './document.js';
export { exampleDocument } from './example.js';
export type { Formula } from './formula.js';
export { formulaLatex, latexText } from './latex.js';
export { boundText, floatText, type NumberText, signed } from './number-text.js';
export { plainText, wrapped } from './plain.js';
export { floatPoint, listed, type PointStyle, pointText, rationalPoint, separation } from './point-text.js';
