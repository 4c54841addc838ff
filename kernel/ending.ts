/** How an orbit ends that does not land: as in `src/sampling/kernels/kernel.ts`. Targets have the numbers 0, 1, …. */

export const ESCAPED: i32 = -1;
export const LEFT_FLOAT_RANGE: i32 = -2;
export const RECURRED: i32 = -3;
export const BUDGET_SPENT: i32 = -4;
/** It has not ended. */
export const NOWHERE: i32 = -100;
