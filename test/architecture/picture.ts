/**
 * The rooms of `src/` and the arrows between them, as a picture.
 *
 * The rooms are boxes on a staircase, in the order of the list. Below each box that is imported runs a column, with an
 * arrow up into the box; from each box that imports runs a row to the left, with a dot on the column of every room that
 * it imports. As arrows go up the list only, nothing ever lies right of the staircase, and nothing overlaps.
 */

import { countOf } from './arrows.js';

/** Lengths in pixels. */
const STEP = { across: 20, down: 24, betweenHouses: 16 };
const BOX = { width: 122, height: 19 };
/** From the left side of a box to its column. */
const COLUMN_INSET = 9;
const HOUSE_PADDING = 7;
const MARGIN = 16;
const LABEL_WIDTH = 96;
const DOT_RADIUS = 3.4;
const ARROW = { length: 7, halfWidth: 3.5 };

/** A hue for each house, in degrees; after the last one they start again. */
const HUES = [212, 265, 350, 28, 140, 186, 312, 52];

const STYLE = [
  'text{font-family:"DejaVu Sans",Verdana,sans-serif;font-size:12px;fill:#1f2328}',
  '.house{font-size:15px;font-weight:bold}',
  '.ground{fill:#ffffff}',
  '.group{fill:#f3f5f7;stroke:#d0d5da}',
  '.box{fill:#ffffff;stroke-width:1.4}',
  '.row{stroke:#aab1b9;stroke-width:1;fill:none}',
  '.column{stroke-width:1.8;fill:none}',
  '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}.group{fill:#161b22;stroke:#30363d}' +
    '.box{fill:#0d1117}.row{stroke:#59616b}}',
].join('');

interface Place {
  readonly room: string;
  readonly house: string;
  readonly colour: string;
  /** The upper left corner of its box. */
  readonly x: number;
  readonly y: number;
}

/** Deterministic: equal arrows give equal bytes. Throws a RangeError for an arrow that goes down. */
export function pictureOf(arrows: ReadonlyMap<string, readonly string[]>): string {
  const places = placesOf([...arrows.keys()]);
  const placeOf = new Map(places.map((place) => [place.room, place]));
  const houses = [...new Set(places.map(({ house }) => house))];
  const importers = new Map(
    places.map((place) => [place, places.filter(({ room }) => arrows.get(room)?.includes(place.room))]),
  );
  const width = Math.max(...places.map(({ x }) => x)) + BOX.width + HOUSE_PADDING + LABEL_WIDTH + MARGIN;
  const height = Math.max(...places.map(({ y }) => y)) + BOX.height + HOUSE_PADDING + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>The rooms of src and the arrows between them</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    ...houses.map((house) => groupOf(places.filter((place) => place.house === house))),
    ...places.map((place) =>
      rowOf(
        place,
        (arrows.get(place.room) ?? []).map((room) => above(placeOf.get(room), place)),
      ),
    ),
    ...[...importers].map(([place, from]) => columnOf(place, from)),
    ...places.map(boxOf),
    ...legend(width, countOf(arrows), places.length),
    '</svg>',
    '',
  ].join('\n');
}

function placesOf(rooms: readonly string[]): readonly Place[] {
  const houses = [...new Set(rooms.map(houseOf))];
  return rooms.map((room, i) => {
    const house = houses.indexOf(houseOf(room));
    return {
      room,
      house: houseOf(room),
      colour: `hsl(${HUES[house % HUES.length] ?? 0},62%,48%)`,
      x: MARGIN + HOUSE_PADDING + i * STEP.across,
      y: MARGIN + HOUSE_PADDING + i * STEP.down + house * STEP.betweenHouses,
    };
  });
}

function houseOf(room: string): string {
  return room.split('/')[0] ?? room;
}

function above(to: Place | undefined, from: Place): Place {
  if (to !== undefined && to.y < from.y) return to;
  throw new RangeError(`pictureOf: expected arrows that go up the list, got one from ${from.room} down`);
}

/** The ground on which the rooms of a house stand, with its name beside it. */
function groupOf(places: readonly Place[]): string {
  const [first, last] = [places.at(0), places.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [x, y] = [first.x - HOUSE_PADDING, first.y - HOUSE_PADDING];
  const right = last.x + BOX.width + HOUSE_PADDING;
  const bottom = last.y + BOX.height + HOUSE_PADDING;
  return (
    `<rect class="group" x="${x}" y="${y}" width="${right - x}" height="${bottom - y}" rx="6"/>` +
    `<text class="house" x="${right + 9}" y="${(y + bottom) / 2 + 5}">${first.house}/</text>`
  );
}

/** From the box to the column of the first room that it imports. */
function rowOf(from: Place, to: readonly Place[]): string {
  if (to.length === 0) return '';
  const end = Math.min(...to.map(columnAt));
  return `<path class="row" d="M${from.x} ${middleOf(from)}H${end}"/>`;
}

/** From the lowest room that imports it up into the box, with a dot at every room that does. */
function columnOf(to: Place, from: readonly Place[]): string {
  if (from.length === 0) return '';
  const x = columnAt(to);
  const tip = to.y + BOX.height;
  const start = Math.max(...from.map(middleOf));
  const neck = tip + ARROW.length;
  return [
    `<path class="column" stroke="${to.colour}" d="M${x} ${start}V${neck}"/>`,
    `<path fill="${to.colour}" d="M${x} ${tip}l${ARROW.halfWidth} ${ARROW.length}h${-2 * ARROW.halfWidth}z"/>`,
    ...from.map((each) => `<circle fill="${to.colour}" cx="${x}" cy="${middleOf(each)}" r="${DOT_RADIUS}"/>`),
  ].join('');
}

function boxOf({ room, house, colour, x, y }: Place): string {
  const name = room === house ? house : room.slice(house.length + 1);
  return (
    `<rect class="box" stroke="${colour}" x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/>` +
    `<text x="${x + BOX.width / 2}" y="${y + BOX.height / 2 + 4.5}" text-anchor="middle">${name}</text>`
  );
}

function columnAt({ x }: Place): number {
  return x + COLUMN_INSET;
}

function middleOf({ y }: Place): number {
  return y + BOX.height / 2;
}

/** In the upper right corner, which is always free. */
function legend(width: number, arrows: number, rooms: number): readonly string[] {
  const lines = [
    `${rooms} rooms, ${arrows} arrows.`,
    'A dot: the room in whose row it is',
    'imports the room at the top of its column.',
  ];
  return lines.map(
    (line, i) => `<text x="${width - MARGIN}" y="${MARGIN + 18 + 18 * i}" text-anchor="end">${line}</text>`,
  );
}
