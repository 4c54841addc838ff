/** What the package says of itself. */

import { readFileSync } from 'node:fs';
import { inPackage } from './files.js';

export const {
  version,
  description,
  homepage: told,
} = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
  readonly version: string;
  readonly description: string;
  readonly homepage?: string;
};

/** Where the site is, with a slash at its end; `undefined` as long as no maintainer has said so (RFC 2606 keeps .example free). */
export const homepage: string | undefined =
  told === undefined || new URL(told).hostname.endsWith('.example') ? undefined : told.replace(/\/*$/, '/');
