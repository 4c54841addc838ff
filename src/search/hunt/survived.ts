/** Written by `npm run quality`: for each control, the number of networks that were searched without a find. */

import type { Survived } from './matrix.js';

export const survived: Survived = new Map([
  ['2.1-without-none', 12500],
  ['2.2-without-none', 12500],
  ['2.3-without-none', 12500],
  ['3.1-without-none', 12500],
]);
