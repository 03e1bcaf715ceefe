import type { PropertyType } from "../../inputs/catalogue.tsx";

export type EventRow = {
  name: string;
  count: number;
  users: number;
  firstSeen: string;
  lastSeen: string;
  daily: readonly number[];
  description: string;
};

export type PropertyRow = {
  name: string;
  type: PropertyType;
  count: number;
  fillRate: number;
  distinct: number;
  examples: readonly string[];
  description: string;
};

/** The catalogue as the Data page lists it. */
export type CatalogueRows = {
  events: readonly EventRow[];
  eventProperties: readonly PropertyRow[];
  userProperties: readonly PropertyRow[];
  leftOut: { events: number; eventProperties: number; userProperties: number };
};
