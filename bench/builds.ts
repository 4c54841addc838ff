/** A build of the project: the rooms of a `dist/`, loaded at run time, so that two builds can be measured by one bench. */

import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as certificates from '../src/certificates/index.js';
import type * as certify from '../src/certify/index.js';
import type * as dynamics from '../src/dynamics/index.js';
import type * as hunt from '../src/hunt/index.js';
import type * as network from '../src/network/index.js';
import type * as numbers from '../src/numbers/index.js';
import type * as stress from '../src/stress/index.js';
import type * as theorems from '../src/theorems/index.js';

export interface Build {
  readonly root: string;
  readonly certificates: typeof certificates;
  readonly certify: typeof certify;
  readonly dynamics: typeof dynamics;
  readonly hunt: typeof hunt;
  readonly network: typeof network;
  readonly numbers: typeof numbers;
  readonly stress: typeof stress;
  readonly theorems: typeof theorems;
}

/** Loads the build below a folder that has the project in it. Throws if it is not built. */
export async function loadBuild(root: string): Promise<Build> {
  const dist = join(resolve(root), 'dist');
  await access(dist).catch(() => {
    throw new Error(`loadBuild: expected a build in ${dist}, got none; npm run build makes it`);
  });
  const room = async (name: string): Promise<unknown> =>
    (await import(pathToFileURL(join(dist, name, 'index.js')).href)) as unknown;
  const names = ['certificates', 'certify', 'dynamics', 'hunt', 'network', 'numbers', 'stress', 'theorems'];
  const rooms = await Promise.all(names.map(async (name) => [name, await room(name)] as const));
  return { root, ...Object.fromEntries(rooms) } as Build;
}
