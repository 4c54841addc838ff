export { parseJson, quoted, type Json, type JsonFailure, type JsonLimits, type JsonResult } from './json.js';
export { layoutJson, plain } from './layout.js';
export { Numeral } from './numeral.js';
export { type Entries, Place, Problems, whole, type Problem } from './place.js';
