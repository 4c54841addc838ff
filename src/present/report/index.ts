export { markdownOf } from './markdown.js';
export { pageOf } from './page.js';
export { reportOnImages } from './of-images.js';
export { reportOn, type Report } from './report.js';
export { textOf } from './text.js';
