/**
 * How one source file is read: SQL fragments for the import's own DuckDB (never the engine's), made by a vendor shape
 * (`shapes/`) and put together by the import (`import/`). Every fragment is an expression over the relation `from`.
 */
export type StagedSource = {
  /** Path relative to the source root, with forward slashes: provenance and order of ties. */
  path: string;
  absolutePath: string;
  /** Name of the recognised shape: posthog, segment, rudderstack, mixpanel, amplitude, ga4, snowplow, mapped … */
  shape: string;
  /** A FROM item such as read_parquet('…', file_row_number = true); yields "source_row" through `fields.sourceRow`. */
  from: string;
  /** What the rows of this file are; one file may be staged several times (an identify call is an identity and user properties). */
  role: "events" | "identities" | "user_properties";
  /** Rows of this role, as a condition; null for all. */
  where: string | null;
  fields: StagedFields;
  /** Event properties (role events), or user properties carried by these rows; `text` yields VARCHAR or null. */
  properties: StagedProperty[];
  userProperties: StagedProperty[];
  /** Yields the reason why a row cannot be taken, or null; rejected rows keep `raw`. */
  reject: string;
  /** Yields a printable form of the whole row for the rejects list. */
  raw: string;
  /** Yields the number of values cut to the limit in this row; null when nothing can be cut. */
  cutValues: string | null;
};

/** Expressions; null where the shape has no such thing. `time` yields TIMESTAMP (UTC). */
export type StagedFields = {
  event: string | null;
  time: string | null;
  userId: string | null;
  anonymousId: string | null;
  session: string | null;
  /** The shape's whole dedup key as text (several columns joined), null per row when it has none. */
  insertId: string | null;
  /** Text that sorts as the shape's own tie columns do (numbers zero-padded); null without any. */
  tieKey: string | null;
  sourceRow: string;
};

export type StagedProperty = { name: string; text: string };
