import { join } from 'node:path';

/** The folder that holds package.json. */
export const project: string = join(import.meta.dirname, '..');
