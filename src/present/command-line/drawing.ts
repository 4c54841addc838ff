/** A picture as shapes and texts, in the order in which they are painted: what formats other than SVG are written from. */

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly items: readonly Item[];
}

export type Item = Shape | Text | Clipped;

/** Closed or open, with straight sides, but for circles and the round corners of rectangles. */
export interface Shape {
  readonly kind: 'shape';
  readonly outline: Outline;
  readonly paint: Paint;
}

export type Outline =
  | { readonly kind: 'path'; readonly rings: readonly Ring[] }
  | { readonly kind: 'circle'; readonly centre: Place; readonly radius: number }
  | { readonly kind: 'rectangle'; readonly from: Place; readonly to: Place; readonly corner: number };

export type Place = readonly [x: number, y: number];

export interface Ring {
  readonly points: readonly Place[];
  readonly isClosed: boolean;
}

export interface Paint {
  /** As `#RRGGBB`; `undefined` where nothing is filled. */
  readonly fill: string | undefined;
  readonly fillOpacity: number;
  readonly isEvenOdd: boolean;
  readonly stroke: string | undefined;
  readonly strokeOpacity: number;
  readonly lineWidth: number;
  readonly dashes: readonly number[];
  readonly cap: string;
  readonly join: string;
}

export interface Text {
  readonly kind: 'text';
  readonly at: Place;
  readonly text: string;
  readonly anchor: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly colour: string;
  /** Of the rim around the letters, if there is one. */
  readonly halo: string | undefined;
}

/** What is seen of the items is what lies in the rectangle. */
export interface Clipped {
  readonly kind: 'clipped';
  readonly from: Place;
  readonly to: Place;
  readonly items: readonly Item[];
}
