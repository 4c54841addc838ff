/** Networks in dimension 3 whose basins fall apart as those of the paper's examples do. */

interface NetworkParts {
  readonly activation: unknown;
  readonly layers: readonly {
    readonly weights: readonly (readonly string[])[];
    readonly bias: readonly string[];
  }[];
}

const CONTRACTION = '3/4';

/**
 * The network of a counterexample file, as the text of a network file, with coordinates more: there, every layer takes
 * 3/4 of what comes in. What parts the basin is now that of the example times a line, or times a plane.
 */
export function timesContraction(counterexample: string, coordinates: number): string {
  const { activation, layers } = (JSON.parse(counterexample) as { readonly network: NetworkParts }).network;
  const zeros = Array.from({ length: coordinates }, () => '0');
  const wider = layers.map(({ weights, bias }) => ({
    weights: [
      ...weights.map((row) => [...row, ...zeros]),
      ...zeros.map((_, i) => [
        ...(weights[0] ?? []).map(() => '0'),
        ...zeros.map((zero, j) => (i === j ? CONTRACTION : zero)),
      ]),
    ],
    bias: [...bias, ...zeros],
  }));
  return JSON.stringify({ format: 'basincheck/network@1', activation, layers: wider });
}
