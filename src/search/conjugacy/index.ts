export { type Change, conjugacy, type Conjugacy } from './conjugacy.js';
