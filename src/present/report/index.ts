export { markdownOf } from './markdown.js';
export { pageOf } from './page.js';
export { reportOn, type Report } from './report.js';
export { textOf } from './text.js';
