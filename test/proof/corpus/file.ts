/** Counterexample files as plain JSON: what the corpus holds, and what the campaign transforms and corrupts. */

export interface LayerFile {
  weights: string[][];
  bias: string[];
}

export interface PieceFile {
  until?: string;
  slope: string;
  intercept: string;
}

export type ActivationFile = { pieces: PieceFile[] } | { name: string; alpha?: string };

export interface RegionFile {
  origin: string[];
  directions: string[][];
  ranges: string[][];
}

export interface AvoidingFile extends RegionFile {
  next: number;
}

export interface FateFile {
  into: string;
  steps: number;
}

export interface CellFile extends FateFile {
  index: number[];
}

export interface PointFile extends FateFile {
  at: string[];
}

export interface GridFile {
  basis: string[][];
  axes: string[][];
}

export interface BarrierFile {
  grid: GridFile;
  cells: CellFile[];
  points: PointFile[];
}

export interface PeakFile {
  domain: GridFile & { origin?: string[] };
  inside: string[];
}

interface ClaimFile {
  format: string;
  theorem: string;
  dropped: string[];
  network: { activation: ActivationFile; layers: LayerFile[] };
  provenance?: unknown;
}

/** An attractor to which a power of F contracts a region. */
export interface ContractionFile {
  point: string[];
  region: RegionFile;
  power?: number;
}

export interface PassageFile {
  direction: string[];
  power: number;
  cuts: string[];
  pieces: FateFile[];
}

/** An attractor that is not stable. */
export interface PassagesFile {
  point: string[];
  neighbourhood: GridFile & { cells: CellFile[] };
  passages: PassageFile[];
}

/** For Theorems 2.1, 2.2, 2.3. */
export interface BasinFile extends ClaimFile {
  attractor: ContractionFile | PassagesFile;
  avoiding: AvoidingFile[];
  witness: BarrierFile;
}

/** For Theorem 3.1. */
export interface MaximumFile extends ClaimFile {
  witness: PeakFile;
}

export type CertificateFile = BasinFile | MaximumFile;

export function isBasinFile(file: CertificateFile): file is BasinFile {
  return 'attractor' in file;
}

/** The attractor, if a region is contracted to it. */
export function contractions(file: CertificateFile): ContractionFile[] {
  return isBasinFile(file) && 'region' in file.attractor ? [file.attractor] : [];
}

/** The attractor, if it has passages. */
export function unstable(file: CertificateFile): PassagesFile[] {
  return isBasinFile(file) && 'passages' in file.attractor ? [file.attractor] : [];
}

/** A deep copy of plain JSON; structuredClone takes several times as long. */
export function copyOf<T>(json: T): T {
  return copied(json) as T;
}

function copied(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(copied);
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) copy[key] = copied(value);
  return copy;
}
