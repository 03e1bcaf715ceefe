import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

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
