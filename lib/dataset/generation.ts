/** One immutable state of the data set, as its manifest (manifest.json) describes it. */
export type Generation = {
  /** First 16 hex digits of the SHA-256 of the canonical content list: the same content has the same id. */
  id: string;
  createdAt: string;
  formatVersion: number;
  /** Calendar days and buckets default to this zone. */
  timezone: string;
  /** Events after removal of duplicates; times are ISO instants with microseconds. */
  events: number;
  users: number;
  start: string | null;
  end: string | null;
  /** Canonical event files, ordered by month then part; sorted inside by (event_key, user, time, tie). */
  files: EventFile[];
  /** The activity index, in one zone; absent from generations made before there was one. */
  activity?: ActivityIndex | null;
  /** The rows of users in order; absent from generations made before there were any, and where they do not fit. */
  journeys?: Journeys | null;
  /** Companion files, absolute once loaded: see the README of this folder for their columns. */
  usersFile: CanonicalFile;
  userPropertiesFile: CanonicalFile;
  identitiesFile: CanonicalFile;
  rejectsFile: CanonicalFile;
  /** Event property name → the columns that hold it. Hostile names never become column names. */
  eventProperties: Record<string, PropertyColumns>;
  userProperties: Record<string, UserPropertySummary>;
  /** Any event carries a session id of its source. */
  hasSessions: boolean;
  /** Largest `tie` in any file; 0 when no two events share an instant. */
  maxTie: number;
  /** The coarsest unit, in microseconds, that divides every event time: 1, 1_000 or 1_000_000. */
  timeUnitMicros: number;
  sources: SourceFile[];
  mapping: unknown;
  counts: ImportCounts;
};

export type CanonicalFile = { path: string; bytes: number; rows: number; sha256: string };

export type EventFile = CanonicalFile & {
  /** Calendar month in UTC, 2024-05. */
  month: string;
  start: string;
  end: string;
  /** The property columns (`p_…`, `n_…`) that this file has; others read as null. */
  columns: string[];
};

/** Days on which users were active, derived from the event files: see the README of this folder. */
export type ActivityIndex = {
  layout: number;
  /** Its days are those of this zone. */
  timezone: string;
  /** Ordered by year; in each the rows by user, then those by pattern, any event before each event, then those by day. */
  files: ActivityFile[];
};

export type ActivityFile = CanonicalFile & {
  /** Calendar year in the zone of the index. */
  year: number;
  /**
   * A row per (event, user); or a row per (event, set of active days) with the number of users who share it; or a row per
   * (event, day) with the number of users of that day.
   */
  by: "user" | "pattern" | "day";
  /** Hash of the names of the event files behind the year: with the same ones it is taken over as it is. */
  basis: string;
};

/** Raised when the rows by user or by pattern change: an older index is then not read, and made anew by the next import. */
export const activityRowsLayout = 3;

/** Raised when the activity index gains something beside these rows: an older one is still read, and completed by the next import. */
export const activityLayout = 4;

/** The rows of each user in order, derived from the event files: see the README of this folder. */
export type Journeys = {
  layout: number;
  /** Ordered by month; in each the names first, then stretches of days in order. Null where a month does not fit. */
  files: JourneyFile[] | null;
};

export type JourneyFile = CanonicalFile & {
  /** Calendar month in UTC. */
  month: string;
  /** The rows of some days, a row per bucket of users; or the names of the month's events by number. */
  holds: "rows" | "names";
  /** First and last instant that it may hold; times in places count from the start. */
  start: string;
  end: string;
  /** Bits of the event's number and of the tie, the lowest of each place. */
  numberBits: number;
  tieBits: number;
  hasSessions: boolean;
  /** Hash of the names of the event files behind the month: with the same ones it is taken over as it is. */
  basis: string;
};

/** Raised when the columns of journeys change. */
export const journeysLayout = 1;

/** A bucket is the users whose keys begin with the same so many of 63 bits. */
export const bucketBits = 13;

export type PropertyColumns = {
  /** VARCHAR column with the value as text. */
  text: string;
  /** DOUBLE column with the same value as a number where it reads as one; absent when no value does. */
  number: string | null;
  /** What most values are. */
  type: "text" | "number" | "boolean" | "date";
};

export type UserPropertySummary = { type: PropertyColumns["type"]; users: number };

export type SourceFile = { path: string; bytes: number; sha256: string; rows: number; rejected: number; shape: string };

export type ImportCounts = {
  sourceRows: number;
  events: number;
  rejected: number;
  duplicates: number;
  /** Rows without a dedup key that equal another row in full: kept, and reported. */
  fullRowTwins: number;
  /** Values cut to 8 KB. */
  cutValues: number;
  /** Events with neither a user id nor an anonymous id. */
  withoutUser: number;
  /** Anonymous ids that resolve to a user, and those seen with several users. */
  linkedAnonymousIds: number;
  sharedAnonymousIds: number;
};
