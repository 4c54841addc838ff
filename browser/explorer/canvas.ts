/** Canvases as sharp as the screen, drawn on in pixels of the page. */

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
  readonly quiet: string;
  readonly paper: string;
}

/** The canvas, empty, at the size at which the page shows it. */
export function drawingOn(canvas: HTMLCanvasElement): Drawing {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = contextOf(canvas);
  context.scale(ratio, ratio);
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return { context, width, height, ink: colour('--ink'), quiet: colour('--quiet'), paper: colour('--paper') };
}

/** Throws where the browser draws nothing. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('contextOf: expected a canvas that can be drawn on, got none');
  return context;
}

/** A line through points, broken where one is not finite. */
export function trace(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
): void {
  context.beginPath();
  let isDown = false;
  for (const [x, y] of points) {
    const isSeen = Math.abs(x) < 1e6 && Math.abs(y) < 1e6;
    if (isSeen && isDown) context.lineTo(x, y);
    else if (isSeen) context.moveTo(x, y);
    isDown = isSeen;
  }
  context.stroke();
}

export function disc(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  fill: string,
  rim: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.strokeStyle = rim;
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
}
