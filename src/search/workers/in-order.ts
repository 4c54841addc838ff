/** Tasks that are performed beside each other, and whose results are taken one after the other. */

/**
 * The results in the order of the inputs, of which `ahead` are under way at any time. What is under way when nobody asks any more is
 * left to itself.
 */
export async function* inOrder<Input, Result>(
  inputs: Iterable<Input>,
  ahead: number,
  perform: (input: Input) => Promise<Result>,
): AsyncGenerator<readonly [Input, Result], void> {
  const open: (readonly [Input, Promise<Result>])[] = [];
  for (const input of inputs) {
    const result = perform(input);
    // One that nobody asks for any more may fail.
    result.catch(() => undefined);
    open.push([input, result]);
    if (open.length >= ahead) yield* first(open);
  }
  while (open.length > 0) yield* first(open);
}

async function* first<Input, Result>(
  open: (readonly [Input, Promise<Result>])[],
): AsyncGenerator<readonly [Input, Result], void> {
  const [next] = open.splice(0, 1);
  if (next) yield [next[0], await next[1]];
}
