import { hostileProperty } from "./story.ts";

/** One event of the demo as it is sent; absent fields are null in the file. */
export type DemoEvent = {
  event: string;
  /** Milliseconds since 1970. */
  time: number;
  userId: string | null;
  anonymousId: string;
  sessionId: string;
  insertId: string;
  /** What the person sends from this device with every event, shared between the events. */
  context: Context;
  properties: Properties;
};

/** The properties of every event, in the order of the columns of the export. */
export const contextNames = ["platform", "browser", "country", "channel", "plan", "app_version"] as const;
export type Context = Record<(typeof contextNames)[number], string | null>;

/** The properties of some events, in the order of the columns after them. */
export const propertyNames = [
  "page",
  "product_id",
  "product_category",
  "price",
  "quantity",
  "revenue",
  "currency",
  "payment_method",
  "error",
  "search_term",
  "results",
  "feature_name",
  "experiment",
  "variant",
  hostileProperty,
] as const;
export type PropertyName = (typeof propertyNames)[number];
export type Properties = Partial<Record<PropertyName, string | number>>;
