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
