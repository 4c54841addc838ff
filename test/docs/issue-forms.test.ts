/** What GitHub shows to whoever opens an issue or a pull request. */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { project } from '../project.js';

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly value?: string };
  readonly validations?: { readonly required?: boolean };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: project, dot: true })
  .sort()
  .map((path) => {
    const document = parseDocument(readFileSync(join(project, path), 'utf8'));
    return { path, name: basename(path, '.yml'), document, form: document.toJS() as Form };
  });

function formNamed(name: string): Form {
  const found = forms.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`formNamed: expected .github/ISSUE_TEMPLATE/${name}.yml`);
  return found.form;
}

const required = ({ body }: Form): readonly (string | undefined)[] =>
  body.filter(({ validations }) => validations?.required === true).map(({ id }) => id);

test('there is one for a bug, a counterexample, a false accept, and a statement', () => {
  expect(forms.map(({ form }) => form.name)).toEqual([
    'Bug',
    'I have a counterexample',
    'A file is accepted that proves nothing',
    'A statement that the papers make and we do not check',
  ]);
});

describe.each(forms)('$path', ({ document, form }) => {
  test('is YAML without errors and warnings', () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
  });

  test('has what GitHub wants: a name, a description, fields with labels and names of their own', () => {
    expect(form.name.length).toBeGreaterThan(0);
    expect(form.description.length).toBeGreaterThan(0);
    const fields = form.body.filter(({ type }) => type !== 'markdown');
    expect(fields.length).toBeGreaterThan(0);
    for (const { type, attributes } of fields) {
      expect(['input', 'textarea', 'checkboxes', 'dropdown']).toContain(type);
      expect(attributes.label?.length).toBeGreaterThan(0);
    }
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+$/);
  });
});

test('a counterexample comes with its file, the statement, what verify prints, and how it was found', () => {
  const asked = required(formNamed('counterexample'));
  expect(asked).toEqual(expect.arrayContaining(['file', 'statement', 'verdict', 'found', 'authors', 'new']));
});

test('a false accept is sent to SECURITY.md, and leaves no room for the file', () => {
  const { body } = formNamed('false-accept');
  expect(body[0]?.attributes.value).toContain('`SECURITY.md`');
  expect(body.map(({ type }) => type)).toEqual(['markdown', 'checkboxes', 'input']);
});

test('a bug may turn out to be a false accept, and a counterexample too: both forms name SECURITY.md', () => {
  for (const name of ['bug', 'counterexample']) {
    expect(formNamed(name).body[0]?.attributes.value).toContain('`SECURITY.md`');
  }
});

test('a pull request is asked for what CONTRIBUTING.md wants', () => {
  const asked = readFileSync(join(project, '.github', 'pull_request_template.md'), 'utf8');
  const wanted = readFileSync(join(project, 'CONTRIBUTING.md'), 'utf8');
  for (const part of ['.ci/run', 'npm run mutants', 'npm run bench:compare BASE', 'CHANGELOG.md']) {
    expect(wanted).toContain(part);
    expect(asked).toContain(part);
  }
});
