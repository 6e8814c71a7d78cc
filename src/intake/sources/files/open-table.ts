// What an open table is, whatever the format of its file: how it is written, its header, its rows in blocks.

import type { FileKind } from "./detect-format.ts";
import type { Row } from "./row.ts";

/** How a file is written. */
export interface FileFormat {
  readonly kind: FileKind;
  readonly compressed: boolean;
  /** "" for XLSX, as are delimiter and quote where they do not apply. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  /** Line of the header, counted from 1; 0 for none. */
  readonly headerRow: number;
  /** Sheet that is read, and all there are. */
  readonly sheet: string;
  readonly sheets: readonly string[];
}

/** An open table. */
export interface OpenRows {
  readonly format: FileFormat;
  /** Names of the columns; JSON files may add to the end of it while they are read. */
  readonly header: readonly string[];
  /** Rows in the order of the file, in blocks. Can be read once. */
  readonly blocks: AsyncIterable<Row[]>;
  /** Bytes of the file read so far, compressed as they stand. */
  readonly bytesRead: () => number;
  /** Frees what is open; also called at the end of the blocks. */
  readonly close: () => Promise<void>;
}
