/** The graph of φ, on which breakpoints are dragged, in steps of 1/16; their fields do the same by keyboard. */

import { type Activation, PiecewiseLinear, Rational } from '../../src/exact/index.js';
import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import { disc, drawingOn, trace } from './canvas.js';
import { pixelOf, placeOf, type View } from './view.js';

const SAMPLES = 512;
/** How near a pointer must be to take hold of a breakpoint, in pixels. */
const NEAR = 24;

export class Graph {
  private phi: Activation | undefined;
  private view: View = { x: 0, y: 0, radius: 2 };
  private held: number | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    onMove: (piece: number, until: Rational) => void,
  ) {
    canvas.addEventListener('pointerdown', (event) => {
      this.held = this.nearest(event.offsetX);
      if (this.held !== undefined) canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', ({ offsetX }) => {
      canvas.style.cursor = this.nearest(offsetX) === undefined ? 'default' : 'ew-resize';
      if (this.held === undefined) return;
      const [x] = placeOf(this.view, [offsetX, 0], canvas.clientWidth);
      onMove(this.held, Rational.of(Math.round(16 * x), 16));
    });
    for (const kind of ['pointerup', 'pointercancel'] as const)
      canvas.addEventListener(kind, () => {
        this.held = undefined;
        this.draw();
      });
  }

  show(phi: Activation): void {
    this.phi = phi;
    this.draw();
  }

  private draw(): void {
    const { phi, canvas } = this;
    if (phi === undefined) return;
    const breakpoints = this.breakpoints();
    const reach = Math.max(
      1,
      ...breakpoints.map(Math.abs),
      ...breakpoints.map((u) => Math.abs(phi.evaluate(u))),
    );
    // While one is held, the picture stays where it is under the pointer.
    if (this.held === undefined) this.view = { x: 0, y: 0, radius: 1.5 * reach };
    const { context, width, ink, quiet, paper } = drawingOn(canvas);
    const { radius } = this.view;
    const placed = (place: PlanePoint) => pixelOf(this.view, place, width);
    context.strokeStyle = quiet;
    context.lineWidth = 0.5;
    trace(context, [placed([-radius, 0]), placed([radius, 0])]);
    trace(context, [placed([0, -radius]), placed([0, radius])]);
    context.strokeStyle = ink;
    context.lineWidth = 2;
    const samples = Array.from({ length: SAMPLES + 1 }, (_, k) => radius * ((2 * k) / SAMPLES - 1));
    const ends = [-Infinity, ...(phi.continuous ? [] : breakpoints), Infinity];
    ends.slice(1).forEach((end, i) => {
      const from = ends[i] ?? -Infinity;
      const within = samples.filter((x) => x > from && x <= end);
      if (end < Infinity) within.push(end);
      trace(
        context,
        within.map((x) => placed([x, phi.evaluate(x)])),
      );
    });
    for (const u of breakpoints) disc(context, placed([u, phi.evaluate(u)]), 5, ink, paper);
  }

  private breakpoints(): readonly number[] {
    if (!(this.phi instanceof PiecewiseLinear)) return [];
    return this.phi.pieces.flatMap(({ until }) => (until ? [until.toNumber()] : []));
  }

  private nearest(x: number): number | undefined {
    const distances = this.breakpoints().map((u) =>
      Math.abs(pixelOf(this.view, [u, 0], this.canvas.clientWidth)[0] - x),
    );
    const least = Math.min(...distances);
    return least <= NEAR ? distances.indexOf(least) : undefined;
  }
}
