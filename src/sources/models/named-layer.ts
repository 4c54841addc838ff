/** Layers by the names of their tensors. */

/** The format of a description, which names the layers of a file. */
export const LAYERS_FORMAT = 'basincheck/layers@1';

/** x ↦ W·x + b, with the names of W and b; without b, b = 0. */
export interface NamedLayer {
  readonly weights: string;
  readonly bias?: string | undefined;
  /** Whether the tensor has a row for each input; otherwise it has a row for each output. */
  readonly transposed: boolean;
}
