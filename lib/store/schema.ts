import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Definitions too long for an address, under an id that the browser drew at random; never changed. */
export const drafts = sqliteTable("drafts", {
  id: text("id").primaryKey(),
  definition: text("definition").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** Settings of the data set, one row per word, the value as JSON. */
export const settings = sqliteTable("settings", {
  word: text("word").primaryKey(),
  value: text("value").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** What people wrote about events and properties of the catalogue, by kind and name. */
export const descriptions = sqliteTable(
  "descriptions",
  {
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.name] })],
);

/** Notes on days of the calendar, drawn on the time axis of every report that has one. */
export const annotations = sqliteTable("annotations", {
  id: text("id").primaryKey(),
  day: text("day").notNull(),
  text: text("text").notNull(),
  changedAt: integer("changed_at").notNull(),
});
