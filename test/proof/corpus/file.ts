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

export type ActivationFile = { pieces: PieceFile[] } | { name: string };

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

/** For Theorems 2.1, 2.2, 2.3. */
export interface BasinFile extends ClaimFile {
  attractor: { point: string[]; region: RegionFile; power?: number };
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

/** A deep copy. */
export function copyOf<T>(file: T): T {
  return structuredClone(file);
}
