/** Choosing the window, the slice and the point whose orbit is drawn: by fields, buttons, pointer and keys. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import { element } from '../element.js';
import { listenToKeys } from './keys.js';
import { listenToPointers } from './pointers.js';
import { axisNames, constantOf, coordinateName, type Slice } from './slice.js';
import { readable, rounded, type View, zoomed } from './view.js';

export interface Look {
  readonly view: View;
  readonly slice: Slice;
  /** A place of the picture; with one input, its second number means nothing. */
  readonly start: PlanePoint;
}

const input = (id: string) => element(`#${id}`, HTMLInputElement);
/** The planes of space along two axes, as the page lists them: across and up. */
const PLANES: readonly PlanePoint[] = [
  [0, 1],
  [0, 2],
  [1, 2],
];

export class Looking {
  private readonly fields = ['view-x', 'view-y', 'view-radius', 'start-x', 'start-y', 'slice-at'].map(input);
  private readonly slider = input('slice-slider');
  private readonly axes = element('#slice-axes', HTMLSelectElement);

  constructor(
    private look: Look,
    private readonly onChange: (look: Look) => void,
    onFit: () => void,
  ) {
    for (const field of this.fields) field.addEventListener('change', () => this.read());
    for (const form of ['#view', '#slice'])
      element(form, HTMLFormElement).addEventListener('submit', (event) => {
        event.preventDefault();
        this.read();
      });
    element('#closer', HTMLButtonElement).addEventListener('click', () => this.zoom(0.5));
    element('#wider', HTMLButtonElement).addEventListener('click', () => this.zoom(2));
    element('#fit', HTMLButtonElement).addEventListener('click', onFit);
    this.slider.addEventListener('input', () => this.cut({ at: this.slider.valueAsNumber }));
    this.axes.addEventListener('change', () => {
      const [across, up] = PLANES[this.axes.selectedIndex] ?? [0, 1];
      this.cut({ across, up });
    });
    const canvas = element('#over', HTMLCanvasElement);
    const hands = {
      view: () => this.look.view,
      pan: (to: View) => this.change({ ...this.look, view: readable(to) }),
      zoom: (factor: number, around?: PlanePoint) => this.zoom(factor, around),
      point: (place: PlanePoint) => this.point(place),
    };
    listenToPointers(canvas, hands);
    listenToKeys(canvas, { ...hands, start: () => this.look.start, fit: onFit });
  }

  get now(): Look {
    return this.look;
  }

  /** Without a word to anyone. */
  show(look: Look): void {
    this.look = look;
    const { view, start, slice } = look;
    [view.x, view.y, view.radius, ...start, slice.at].forEach((value, i) => {
      const [field] = this.fields.slice(i, i + 1);
      if (field && field.valueAsNumber !== value) field.valueAsNumber = value;
    });
    this.name(slice);
  }

  /** The axes by their names, and only what there is to choose. */
  private name(slice: Slice): void {
    const { inputs, across, up, at } = slice;
    const [right, upwards] = axisNames(slice);
    const names: Readonly<Record<string, string>> = {
      'view-x-name': `Centre ${right}`,
      'view-y-name': upwards,
      'start-x-name': `Orbit of ${right}`,
      'start-y-name': upwards,
    };
    for (const [id, name] of Object.entries(names)) element(`#${id}`, HTMLElement).textContent = name;
    element('#start-y-label', HTMLElement).hidden = inputs === 1;
    for (const each of ['one', 'two', 'three'])
      element(`#of-${each}`, HTMLElement).hidden = each !== ['one', 'two', 'three'][inputs - 1];
    element('#slice', HTMLFormElement).hidden = inputs < 3;
    if (inputs < 3) return;
    const name = coordinateName(constantOf(slice));
    element('#slice-at-name', HTMLElement).textContent = name;
    element('#slice-slider-name', HTMLElement).textContent = `${name}, drag`;
    this.axes.selectedIndex = PLANES.findIndex((axes) => axes[0] === across && axes[1] === up);
    const { radius } = this.look.view;
    // It reaches as far as the window is wide, in a hundred steps, and stays where it is while it is dragged.
    if (at <= Number(this.slider.min) || at >= Number(this.slider.max) || !this.slider.matches(':active')) {
      [this.slider.min, this.slider.max] = [String(at - radius), String(at + radius)];
      this.slider.step = String(radius / 50);
    }
    this.slider.valueAsNumber = at;
    this.slider.setAttribute('aria-valuetext', String(at));
  }

  private change(look: Look): void {
    this.show(look);
    this.onChange(look);
  }

  private cut(slice: Partial<Slice>): void {
    const { radius } = this.look.view;
    const next = { ...this.look.slice, ...slice };
    this.change({ ...this.look, slice: { ...next, at: rounded(next.at, radius) } });
  }

  private read(): void {
    const [x = NaN, y = NaN, radius = NaN, a = NaN, b = NaN, at = NaN] = this.fields.map(
      (field) => field.valueAsNumber,
    );
    // What is no number is written over with what it was.
    if (![x, y, radius, a, b, at].every(Number.isFinite) || radius <= 0) return this.show(this.look);
    this.change({ view: { x, y, radius }, start: [a, b], slice: { ...this.look.slice, at } });
  }

  private zoom(factor: number, around?: PlanePoint): void {
    const view = zoomed(this.look.view, factor, around);
    if (view.radius > 1e-9 && view.radius < 1e9) this.change({ ...this.look, view: readable(view) });
  }

  private point([x, y]: PlanePoint): void {
    const { radius } = this.look.view;
    this.change({ ...this.look, start: [rounded(x, radius), rounded(y, radius)] });
  }
}
