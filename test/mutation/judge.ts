/**
 * Runs in a worker: asks all facts of broken copies of the verifier, one copy after the other. The module that is
 * broken and all that import it are loaded anew for each copy, since a mistake can also sit in what runs once, when
 * a module is loaded; the others are shared.
 */

import { posix } from 'node:path';
import { compileFunction } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { Fact } from './facts/fact.js';

type Exports = Record<string, unknown>;
type Evaluate = (exports: Exports, require: (name: string) => unknown) => void;

interface Module {
  readonly exports: Exports;
  /** The names of the module itself and of all that it imports, directly or not. */
  readonly needs: Set<string>;
}

/** The texts of the modules by name, in CommonJS. */
const texts = workerData as ReadonlyMap<string, string>;
const evaluations = new Map([...texts].map(([name, text]) => [name, compile(text)]));

function compile(text: string): Evaluate {
  return compileFunction(text, ['exports', 'require']) as Evaluate;
}

function load(name: string, loaded: Map<string, Module>): Module {
  const before = loaded.get(name);
  if (before) return before;
  const module: Module = { exports: {}, needs: new Set([name]) };
  loaded.set(name, module);
  evaluations.get(name)?.(module.exports, (path) => {
    if (!path.startsWith('.')) return process.getBuiltinModule(path);
    const { exports, needs } = load(posix.join(posix.dirname(name), path), loaded);
    for (const need of needs) module.needs.add(need);
    return exports;
  });
  return module;
}

const FACTS = 'test/mutation/facts/index.js';
const sound = new Map<string, Module>();
load(FACTS, sound);

interface Question {
  readonly asked: 'nearest' | 'all';
  readonly file: string;
  /** Its module's name, and another text for it. */
  readonly name: string;
  readonly text: string;
}

/** The first fact that is false if a module has another text. */
function firstFalse({ asked, file, name, text }: Question): string | undefined {
  const original = evaluations.get(name);
  try {
    evaluations.set(name, compile(text));
    const loaded = new Map([...sound].filter(([, { needs }]) => !needs.has(name)));
    const { facts } = load(FACTS, loaded).exports as { facts: Readonly<Record<string, readonly Fact[]>> };
    const about = asked === 'all' ? Object.values(facts).flat() : (facts[file] ?? []);
    return [...new Set(about)].find(isFalse)?.claim;
  } catch (error) {
    return `(does not load: ${String(error)})`;
  } finally {
    if (original) evaluations.set(name, original);
  }
}

function isFalse({ check }: Fact): boolean {
  try {
    check();
    return false;
  } catch {
    return true;
  }
}

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(firstFalse(question));
});
