/** Where broken verifiers are tried: a worker, since a mutant may run for ever or fill the memory. */

import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';

/** Facts are asked by a clock of their own, so only a loop that never looks at it, nor at a watch, gets here. */
const MILLISECONDS = { nearest: 8_000, all: 40_000 };

export class Laboratory {
  private worker: Worker | undefined;

  private constructor(private readonly modules: ReadonlyMap<string, string>) {}

  /** Of the given source files. */
  static of(files: readonly string[]): Laboratory {
    return new Laboratory(
      new Map(files.map((file) => [moduleName(file), compiled(readFileSync(file, 'utf8'))])),
    );
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private start(): Worker {
    const worker = new Worker(compiled(readFileSync('test/mutation/judge.ts', 'utf8')), {
      eval: true,
      workerData: this.modules,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    // One that is given up may run out of memory before it has ended.
    worker.on('error', () => undefined);
    return worker;
  }

  /**
   * Asks the facts about a file, or all, of the verifier in which this file has another source. What caught it: the
   * first fact that is false, or what went wrong, in brackets; `undefined` if it survived.
   */
  judge(file: string, source: string, asked: 'nearest' | 'all'): Promise<string | undefined> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve) => {
      const end = (caughtBy: string | undefined) => {
        clearTimeout(timer);
        worker.off('message', hear).off('error', fail);
        resolve(caughtBy);
      };
      const hear = (caughtBy: string | undefined) => {
        end(caughtBy);
      };
      const fail = (error: Error) => {
        void worker.terminate();
        this.worker = undefined;
        end(`(${error.message})`);
      };
      const timer = setTimeout(() => {
        fail(new Error('does not end'));
      }, MILLISECONDS[asked]);
      worker.on('message', hear).on('error', fail);
      worker.postMessage({ asked, file, name: moduleName(file), text: compiled(source) });
    });
  }
}

function moduleName(file: string): string {
  return file.replace(/\.ts$/, '.js');
}

function compiled(source: string): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
    reportDiagnostics: true,
  });
  const [problem] = diagnostics;
  if (problem) throw new SyntaxError(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  return outputText;
}
