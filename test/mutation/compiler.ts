/** The type checker as the first reader of a mutant: what does not compile cannot become a verifier. */

import ts from 'typescript';

export class Compiler {
  private readonly options: ts.CompilerOptions;
  readonly program: ts.Program;

  constructor(private readonly files: readonly string[]) {
    const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
      config: unknown;
    };
    this.options = {
      ...ts.parseJsonConfigFileContent(config, ts.sys, '.').options,
      // What only becomes unused or unreachable is no mistake in the types.
      noUnusedLocals: false,
      noUnusedParameters: false,
      noImplicitReturns: false,
      allowUnreachableCode: true,
    };
    this.program = ts.createProgram(files, this.options);
  }

  /** What is wrong with the types if a file has another source; `undefined` if nothing is. */
  objection(file: string, source: string): string | undefined {
    const host = ts.createCompilerHost(this.options);
    const original = this.program.getSourceFile(file);
    const mutated = ts.createSourceFile(
      file,
      source,
      { languageVersion: ts.ScriptTarget.ES2023, impliedNodeFormat: ts.ModuleKind.ESNext },
      true,
    );
    host.getSourceFile = (name) => {
      const known = this.program.getSourceFile(name);
      return known === original ? mutated : known;
    };
    const program = ts.createProgram(this.files, this.options, host, this.program);
    const [problem] = program.getSemanticDiagnostics(program.getSourceFile(file));
    return problem && ts.flattenDiagnosticMessageText(problem.messageText, '\n');
  }
}
