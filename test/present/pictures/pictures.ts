/** Reading pictures: what is painted where. */

export interface Shape {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All elements with attributes, in the order in which they are painted. */
export function shapesOf(picture: string): readonly Shape[] {
  return [...picture.matchAll(/<([a-z]+)((?: [a-zA-Z-]+="[^"]*")+)\/?>/g)].map(
    ([, element = '', list = '']) => ({
      element,
      attributes: Object.fromEntries(
        [...list.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      ) as Record<string, string>,
    }),
  );
}

export function ofClass(picture: string, name: 'sampled' | 'certified'): readonly Shape[] {
  return shapesOf(picture).filter(({ attributes }) => attributes.class === name);
}

/** The colour of the sampled area at a place of the picture, `undefined` if there is none. */
export function sampledAt(picture: string, x: number, y: number): string | undefined {
  return ofClass(picture, 'sampled').find((shape) => contains(shape, x, y))?.attributes.fill;
}

function contains({ element, attributes }: Shape, x: number, y: number): boolean {
  if (element === 'rect') {
    const [left = NaN, top = NaN, width = NaN, height = NaN] = ['x', 'y', 'width', 'height'].map((key) =>
      Number(attributes[key]),
    );
    return x >= left && x < left + width && y >= top && y < top + height;
  }
  if (element !== 'path') return false;
  const rings = (attributes.d ?? '').split('Z').filter((ring) => ring !== '');
  const crossings = rings.map((ring) => {
    const points = ring
      .slice(1)
      .split('L')
      .map((point) => point.split(' ').map(Number));
    return points.filter(([a = NaN, b = NaN], k) => {
      const [c = NaN, d = NaN] = points[(k + 1) % points.length] ?? [];
      return b > y !== d > y && x < a + ((y - b) / (d - b)) * (c - a);
    }).length;
  });
  return crossings.reduce((sum, count) => sum + count, 0) % 2 === 1;
}
