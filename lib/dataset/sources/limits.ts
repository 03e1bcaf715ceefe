/** Limits that hold before any JSON function sees a text. */
export const limits = {
  /** Bytes of one event. */
  rowBytes: 1_048_576,
  /** Bytes of one value; longer ones are cut and counted. */
  valueBytes: 8192,
  jsonDepth: 32,
  /** Keys of one row, nested ones included. */
  jsonKeys: 2000,
  /** Property names of one object over a whole file; the rest goes into the property `…` as JSON. */
  propertyNames: 2000,
  columns: 10_000,
  /** Unpacked bytes of one archive, its members, and how much larger than the archive they may be (never less than the floor). */
  archiveBytes: 64 * 2 ** 30,
  archiveEntries: 100_000,
  archiveRatio: 200,
  archiveFloor: 16 * 2 ** 20,
  /** First bytes looked at to tell formats apart. */
  headBytes: 1_048_576,
  rawCharacters: 2048,
  sampleRows: 200,
} as const;
