/** Choosing the window and the point whose orbit is drawn: by fields, buttons, pointer and keys. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import { element } from '../element.js';
import { placeOf, rounded, type View } from './view.js';

export interface Look {
  readonly view: View;
  readonly start: PlanePoint;
}

const input = (id: string) => element(`#${id}`, HTMLInputElement);

export class Looking {
  private readonly fields = ['view-x', 'view-y', 'view-radius', 'start-x', 'start-y'].map(input);

  constructor(
    private look: Look,
    private readonly onChange: (look: Look) => void,
    onFit: () => void,
  ) {
    for (const field of this.fields) field.addEventListener('change', () => this.read());
    element('#view', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.read();
    });
    element('#closer', HTMLButtonElement).addEventListener('click', () => this.zoom(0.5));
    element('#wider', HTMLButtonElement).addEventListener('click', () => this.zoom(2));
    element('#fit', HTMLButtonElement).addEventListener('click', onFit);
    this.listen(element('#over', HTMLCanvasElement));
  }

  get now(): Look {
    return this.look;
  }

  /** Without a word to anyone. */
  show(look: Look): void {
    this.look = look;
    const { view, start } = look;
    [view.x, view.y, view.radius, ...start].forEach((value, i) => {
      const [field] = this.fields.slice(i, i + 1);
      if (field && field.valueAsNumber !== value) field.valueAsNumber = value;
    });
  }

  private change(look: Look): void {
    this.show(look);
    this.onChange(look);
  }

  private read(): void {
    const [x = NaN, y = NaN, radius = NaN, a = NaN, b = NaN] = this.fields.map(
      (field) => field.valueAsNumber,
    );
    // What is no number is written over with what it was.
    if (![x, y, radius, a, b].every(Number.isFinite) || radius <= 0) return this.show(this.look);
    this.change({ view: { x, y, radius }, start: [a, b] });
  }

  private zoom(factor: number): void {
    const { view, start } = this.look;
    const radius = Number((view.radius * factor).toPrecision(3));
    if (radius > 1e-9 && radius < 1e9) this.change({ view: { ...view, radius }, start });
  }

  private listen(canvas: HTMLCanvasElement): void {
    const goTo = ({ offsetX, offsetY }: MouseEvent) => {
      const { view } = this.look;
      const [x, y] = placeOf(view, [offsetX, offsetY], canvas.clientWidth);
      this.change({ view, start: [rounded(x, view.radius), rounded(y, view.radius)] });
    };
    // A finger that moves scrolls the page; a mouse takes the point along.
    canvas.addEventListener('click', goTo);
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse' && event.buttons === 1) goTo(event);
    });
    canvas.addEventListener('keydown', (event) => {
      const { view, start } = this.look;
      const step = (view.radius / 50) * (event.shiftKey ? 10 : 1);
      const moves: Readonly<Record<string, PlanePoint>> = {
        ArrowLeft: [-step, 0],
        ArrowRight: [step, 0],
        ArrowUp: [0, step],
        ArrowDown: [0, -step],
      };
      const move = moves[event.key];
      if (move !== undefined) {
        const [x, y] = [start[0] + move[0], start[1] + move[1]];
        this.change({ view, start: [rounded(x, view.radius), rounded(y, view.radius)] });
      } else if (event.key === '+' || event.key === '=') this.zoom(0.5);
      else if (event.key === '-') this.zoom(2);
      else return;
      event.preventDefault();
    });
  }
}
