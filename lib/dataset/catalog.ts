import type { PropertyColumns } from "./generation.ts";

/** What the pickers and the data page know of a generation without asking the engine (catalog.json). */
export type Catalog = {
  /** Most frequent first. */
  events: CatalogEvent[];
  /** Last of the 30 calendar days (UTC) that `CatalogEvent.daily` counts, 2024-05-31; null without events. */
  dailyEnd: string | null;
  /** Most filled first. */
  eventProperties: CatalogEventProperty[];
  userProperties: CatalogUserProperty[];
  /** How many there are in the data set beyond those listed here. */
  leftOut: { events: number; eventProperties: number; userProperties: number };
};

export type CatalogEvent = {
  name: string;
  count: number;
  /** Distinct users, identities merged. */
  users: number;
  /** ISO instants. */
  firstSeen: string;
  lastSeen: string;
  /** Events per day of the last 30 days of data, oldest first. */
  daily: number[];
};

export type CatalogEventProperty = {
  name: string;
  type: PropertyColumns["type"];
  /** Events that carry a value, and their share of all events. */
  count: number;
  fillRate: number;
  /** Different values; an estimate (± 2 %) when there are very many. */
  distinct: number;
  /** Most frequent first, at most 20, counted exactly; texts over 500 characters are left out. */
  topValues: TopValue[];
  /** Events that carry it, most frequent first, at most 100. */
  events: { event: string; count: number }[];
};

export type CatalogUserProperty = {
  name: string;
  type: PropertyColumns["type"];
  /** Users whose latest value is counted here, and their share of all users. */
  count: number;
  fillRate: number;
  distinct: number;
  topValues: TopValue[];
};

export type TopValue = { value: string; count: number };
