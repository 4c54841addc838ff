export { exampleDocument } from './example.js';
export { latexText } from './latex.js';
export { plainText } from './plain.js';
