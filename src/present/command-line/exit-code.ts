/** What a command's exit says. */
export const ExitCode = { yes: 0, no: 1, couldNotJudge: 2 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
