export { activationText } from './activation-text.js';
export { reached } from './boxes.js';
export type { Block, Document } from './document.js';
export { exampleDocument } from './example.js';
export type { Formula } from './formula.js';
export { formulaLatex, latexText } from './latex.js';
export { plainText, wrapped } from './plain.js';
export { pointText } from './point-text.js';
