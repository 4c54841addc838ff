/**
 * The unit of work of many machines. A job is a version, a task and its input, which holds the seed and the range; its result
 * is a text that depends on nothing else. So any machine may do it, in any order, and more than once.
 */

import { createHash } from 'node:crypto';
import { type Place } from '../../exact/index.js';
import { dataChecks, dataTasks, type DataTasks } from '../algebra/index.js';
import { huntChecks, huntTasks, type HuntTasks } from '../hunt/index.js';
import { stressChecks, stressTasks, type StressTasks } from '../stress/index.js';
import { type Check, type Checks, received, shortText, type Task, text } from '../workers/index.js';

export type AllTasks = HuntTasks & StressTasks & DataTasks;

const tasks: AllTasks = { ...huntTasks, ...stressTasks, ...dataTasks };
export const checks: Checks<AllTasks> = { ...huntChecks, ...stressChecks, ...dataChecks };

export type TaskName = keyof AllTasks;

export const taskNames = Object.keys(tasks) as readonly TaskName[];

export interface Job {
  /** Of the code that asks for it: other code might come to other bytes. */
  readonly version: string;
  readonly task: TaskName;
  /** As JSON. */
  readonly input: string;
}

/** What a worker came to. */
export interface Answer {
  readonly version: string;
  readonly worker: string;
  /** As JSON. */
  readonly result: string;
  /** Of the result, in UTF-8. */
  readonly sha256: string;
}

const JOB = 'basincheck/job@1';
const ANSWER = 'basincheck/answer@1';
const LARGEST = 16 * 2 ** 20;

/** The result of the job, as JSON. Throws a sentence if the input is not what the task takes. */
export function perform({ task, input }: Pick<Job, 'task' | 'input'>, tell: (text: string) => void): string {
  const value = received(input, checks[task].input);
  const does = tasks[task] as Task<unknown, unknown>;
  return JSON.stringify(does(value, tell) ?? null);
}

/** The result that a text holds, if it can be one of the job: with every file in it verified. Throws a sentence if not. */
export function resultOf({ task, input }: Job, result: string): unknown {
  const check = checks[task] as Check<unknown>;
  return received(result, (place) => check.result(place, JSON.parse(input))) ?? undefined;
}

/** A text that a task told while it worked, if the job may tell it. Throws a sentence if not. */
export function toldBy({ task, input }: Job, told: unknown): string {
  const check = checks[task] as Check<unknown>;
  return received(JSON.stringify(told), (place) => {
    if (check.told) check.told(place, JSON.parse(input));
    else place.refuse('a task that tells something');
  }) as string;
}

export function sha256(of: string): string {
  return createHash('sha256').update(of).digest('hex');
}

/** The same for the same job, whoever asks for it. */
export function idOf(job: Job): string {
  return `job-${sha256(writeJob(job))}`;
}

export function writeJob({ version, task, input }: Job): string {
  return JSON.stringify({ format: JOB, version, task, input });
}

/** The job that a text holds, whatever its version. Throws a sentence if there is none. */
export function readJob(json: unknown): Job {
  const { version, task, input } = received(textIn(json), (place) => {
    const job = place.object('format', 'version', 'task', 'input');
    if (!job) return;
    job.format.word(JOB);
    shortText(job.version);
    job.task.word(...taskNames);
    text(job.input, LARGEST);
  }) as Job;
  return { version, task, input };
}

export function writeAnswer({ version, worker, result, sha256 }: Answer): string {
  return JSON.stringify({ format: ANSWER, version, worker, result, sha256 });
}

/** The answer that a text holds, if it is whole. Throws a sentence if not. */
export function readAnswer(json: unknown): Answer {
  const answer = received(textIn(json), (place) => {
    const entries = place.object('format', 'version', 'worker', 'result', 'sha256');
    if (!entries) return;
    entries.format.word(ANSWER);
    shortText(entries.version);
    shortText(entries.worker);
    const result = text(entries.result, LARGEST);
    if (result !== undefined) digest(entries.sha256, result);
  }) as Answer;
  const { version, worker, result } = answer;
  return { version, worker, result, sha256: answer.sha256 };
}

function digest(place: Place, of: string): void {
  const expected = sha256(of);
  if (place.value !== expected) place.refuse(`the SHA-256 of the result, ${expected}`);
}

function textIn(json: unknown): string {
  if (typeof json === 'string') return json;
  throw new Error(`expected a text, got ${json === null ? 'null' : typeof json}`);
}
