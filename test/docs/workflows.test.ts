/** What GitHub runs for the project: .github/workflows/. */

import { accessSync, constants, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { project } from '../project.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: object;
  readonly needs?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const paths = globSync('.github/workflows/*.yml', { cwd: project, dot: true }).sort();
const documents = paths.map((path) => ({
  path,
  document: parseDocument(readFileSync(join(project, path), 'utf8')),
}));
const workflows = documents.map(({ path, document }) => ({
  path,
  name: basename(path, '.yml'),
  workflow: document.toJS() as Workflow,
}));

function workflowNamed(name: string): Workflow {
  const found = workflows.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`workflowNamed: expected .github/workflows/${name}.yml`);
  return found.workflow;
}

const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps }) => steps);
const runsOf = (steps: readonly Step[]): readonly string[] => steps.flatMap(({ run }) => run ?? []);

test('there are three: for every change, for every night, and for a release', () => {
  expect(workflows.map(({ name }) => name)).toEqual(['ci', 'nightly', 'release']);
});

test.each(documents)('$path is YAML without errors and warnings', ({ document }) => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
});

describe.each(workflows)('$path', ({ workflow }) => {
  test('may only read the repository, but for a job that says what else it may', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const others = Object.entries(workflow.jobs).flatMap(([job, { permissions }]) =>
      permissions === undefined ? [] : [[job, permissions]],
    );
    expect(others).toEqual(others.length > 0 ? [['publish', { 'id-token': 'write' }]] : []);
  });

  test('takes its actions from GitHub itself, at a major version', () => {
    const actions = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@v[0-9]+$/);
  });

  test('uses a Node of the oldest major version that package.json allows, and none that is too old', () => {
    const { engines } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines.node) ?? [];
    const used = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(used.length).toBeGreaterThan(0);
    for (const step of used) {
      const [, usedMajor, usedMinor] = /^(\d+)\.(\d+)$/.exec(String(step.with?.['node-version'])) ?? [];
      expect(usedMajor).toBe(major);
      expect(Number(usedMinor)).toBeGreaterThanOrEqual(Number(minor));
    }
  });

  test('ends each job after a stated time', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('pastes nothing into a command: what others can choose comes in variables', () => {
    for (const run of runsOf(stepsOf(workflow))) expect(run).not.toContain('${{');
  });

  test('calls programs of .ci/ that may be run', () => {
    for (const [program] of runsOf(stepsOf(workflow)).flatMap((run) => [...run.matchAll(/\.ci\/[\w-]+/g)])) {
      expect(() => accessSync(join(project, program), constants.X_OK)).not.toThrow();
    }
  });
});

test('a change is checked by .ci/run alone', () => {
  expect(runsOf(stepsOf(workflowNamed('ci')))).toEqual(['.ci/run']);
});

test('every night runs the campaign and the quality suite', () => {
  const runs = runsOf(stepsOf(workflowNamed('nightly')));
  expect(runs).toEqual(['npm ci', 'npm run campaign', 'npm ci', 'npm run quality']);
});

describe('a release', () => {
  const { on, jobs } = workflowNamed('release');

  test('is made of a tag that starts with v, and of nothing else', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
  });

  test('is checked first as a release and then as a change, before the package is made', () => {
    const runs = runsOf(jobs.check?.steps ?? []);
    expect(runs.slice(0, 2)).toEqual(['.ci/check-release "$GITHUB_REF_NAME"', '.ci/run']);
    expect(runs[2]).toContain('npm run package:pack');
  });

  test('keeps the package and the site of the catalogue', () => {
    const kept = (jobs.check?.steps ?? []).filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(kept.map((step) => step.with?.path)).toEqual(['reports/package/*.tgz', 'site']);
  });

  test('is published after that, with its provenance, from the package that was made', () => {
    expect(jobs.publish?.needs).toBe('check');
    const publishing = runsOf(stepsOf(workflowNamed('release'))).filter((run) => run.includes('npm publish'));
    expect(publishing).toEqual(runsOf(jobs.publish?.steps ?? []));
    expect(publishing[0]).toMatch(/^npm publish \.\/basincheck-\*\.tgz --provenance --access public$/m);
  });
});
