export { bibtex, citation, type Cited, deviationsOf, originOf } from './cite.js';
export { Collection, fileOf, INDEX } from './collection.js';
export { changeText, likeness, type Likeness } from './duplicates.js';
export {
  allStatements,
  type AnyStatement,
  basinsPaper,
  type Paper,
  paperOf,
  papers,
  statementOfPaper,
} from './papers.js';
export { type EntryRecord, isId, lineOf, recordIn, type Reference } from './record.js';
export { type Answer, answerText, type Conclusion, deduced, type Deduced, type Topic } from './deduction.js';
export { type Known, topicsOf } from './topics.js';
