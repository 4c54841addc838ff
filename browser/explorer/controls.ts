/** Fields and sliders for all numbers of a network, layer by layer, and for φ. */

import { type Network, PiecewiseLinear } from '../../src/exact/index.js';
import { NumberField } from './number-field.js';
import { changed, nameOf, type Parameter, valueOf } from './parameters.js';

export class Controls {
  private network: Network | undefined;
  private shape = '';
  private fields: { readonly parameter: Parameter; readonly field: NumberField }[] = [];

  /** @param keepsContinuous whether φ is to stay continuous when it is changed */
  constructor(
    private readonly layersAt: HTMLElement,
    private readonly piecesAt: HTMLElement,
    private readonly keepsContinuous: () => boolean,
    private readonly onChange: (network: Network) => void,
  ) {}

  show(network: Network): void {
    this.network = network;
    const shape = shapeOf(network);
    if (shape !== this.shape) {
      this.shape = shape;
      this.fields = [];
      this.layersAt.replaceChildren(...network.layers.map((_, k) => this.layer(network, k)));
      this.piecesAt.replaceChildren(...this.pieces(network));
    }
    for (const { parameter, field } of this.fields) field.show(valueOf(network, parameter));
  }

  private layer({ layers }: Network, layer: number): HTMLElement {
    const details = document.createElement('details');
    details.open = layer < 3;
    const summary = document.createElement('summary');
    summary.textContent = `Layer ${layer + 1}: W${layer + 1} | b${layer + 1}`;
    const grid = document.createElement('div');
    grid.className = 'numbers';
    const { weights = [] } = layers[layer] ?? {};
    grid.style.setProperty('--columns', String((weights[0]?.length ?? 0) + 1));
    weights.forEach((entries, row) => {
      entries.forEach((_, column) => grid.append(this.field({ kind: 'weight', layer, row, column })));
      grid.append(this.field({ kind: 'bias', layer, row }));
    });
    details.append(summary, grid);
    return details;
  }

  /** Nothing for a φ that is not piecewise linear. */
  private pieces({ activation }: Network): readonly HTMLElement[] {
    if (!(activation instanceof PiecewiseLinear)) return [];
    const grid = document.createElement('div');
    grid.className = 'numbers';
    grid.style.setProperty('--columns', '3');
    for (const heading of ['up to', 'slope', 'intercept']) {
      const head = document.createElement('span');
      head.textContent = heading;
      head.ariaHidden = 'true';
      grid.append(head);
    }
    activation.pieces.forEach((_, piece) => {
      const isLast = piece + 1 === activation.pieces.length;
      const end = document.createElement('span');
      end.textContent = '∞';
      grid.append(
        isLast ? end : this.field({ kind: 'until', piece }),
        this.field({ kind: 'slope', piece }),
        this.field({ kind: 'intercept', piece }),
      );
    });
    return [grid];
  }

  private field(parameter: Parameter): HTMLElement {
    if (this.network === undefined)
      throw new Error('Controls.field: expected a network to be shown, got none');
    const field = new NumberField(nameOf(parameter), valueOf(this.network, parameter), (value) => {
      const next = this.network && changed(this.network, parameter, value, this.keepsContinuous());
      if (next) this.onChange(next);
      return next !== undefined;
    });
    this.fields.push({ parameter, field });
    return field.element;
  }
}

/** What decides which fields there are. */
function shapeOf({ layers, activation }: Network): string {
  const pieces = activation instanceof PiecewiseLinear ? activation.pieces.length : 0;
  return [pieces, ...layers.map(({ weights }) => `${weights.length}×${weights[0]?.length ?? 0}`)].join(' ');
}
