/** The same with @fast-check/vitest. */

import { test } from '@fast-check/vitest';
import { forwardPass } from 'basincheck/references';
import { forward } from './forward.js';

const reference = forwardPass();

test.prop([reference.cases])('the forward pass agrees with the reference on every case', (given) => {
  reference.check(forward, given);
});
