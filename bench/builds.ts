/** A build of the project: the rooms of a `dist/`, loaded at run time, so that two builds can be measured by one bench. */

import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as certificates from '../src/proof/index.js';
import type * as certify from '../src/search/judge/index.js';
import type * as dynamics from '../src/sampling/index.js';
import type * as hunt from '../src/search/hunt/index.js';
import type * as network from '../src/exact/network/index.js';
import type * as numbers from '../src/exact/numbers/index.js';
import type * as stress from '../src/search/stress/index.js';
import type * as theorems from '../src/statements/index.js';

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

/** Where each room lies in `dist/`, and where it lay in earlier builds, which are compared with this one. */
const PLACES: Readonly<Record<keyof Omit<Build, 'root'>, readonly string[]>> = {
  certificates: ['proof', 'certificates'],
  certify: ['search/judge', 'certify'],
  dynamics: ['sampling', 'dynamics'],
  hunt: ['search/hunt', 'hunt'],
  network: ['exact/network', 'network'],
  numbers: ['exact/numbers', 'numbers'],
  stress: ['search/stress', 'stress'],
  theorems: ['statements', 'theorems'],
};

/** Loads the build below a folder that has the project in it. Throws if it is not built. */
export async function loadBuild(root: string): Promise<Build> {
  const dist = join(resolve(root), 'dist');
  await access(dist).catch(() => {
    throw new Error(`loadBuild: expected a build in ${dist}, got none; npm run build makes it`);
  });
  const room = async (places: readonly string[]): Promise<unknown> => {
    const doors = places.map((place) => join(dist, place, 'index.js'));
    const door = doors.find((path) => existsSync(path));
    if (door === undefined) throw new Error(`loadBuild: expected one of ${doors.join(', ')}, got none`);
    return (await import(pathToFileURL(door).href)) as unknown;
  };
  const rooms = await Promise.all(
    Object.entries(PLACES).map(async ([name, places]) => [name, await room(places)] as const),
  );
  return { root, ...Object.fromEntries(rooms) } as Build;
}
