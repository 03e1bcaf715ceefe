import { z } from "zod";
import { conditions } from "../vocabulary/condition.ts";
import { range } from "../vocabulary/range.ts";

/** The columns of the grid. */
export const columns = 12;
/** The most tiles of a board. */
export const mostTiles = 50;
/** The longest text of a tile, in characters. */
export const longestText = 20_000;

const tileId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "a tile id has letters and digits");

const spot = {
  x: z
    .number()
    .int()
    .min(0)
    .max(columns - 1),
  y: z.number().int().min(0).max(10_000),
  w: z.number().int().min(1).max(columns),
  h: z.number().int().min(1).max(60),
};

const tileView = z
  .strictObject({
    /** Words laid over the report's definition; null takes one back to its default. */
    patch: z.record(z.string().max(64), z.unknown()).optional(),
    /** Words of the report's address, such as its tab. */
    words: z.record(z.string().max(64), z.string().max(4000)).optional(),
  })
  .refine((view) => JSON.stringify(view).length <= 20_000, "the view of a tile is too long");

const reportTile = z.strictObject({
  id: tileId,
  is: z.literal("report"),
  reportId: z.string().min(1).max(64),
  /** In place of the report's name. */
  title: z.string().max(200).optional(),
  view: tileView.optional(),
  ...spot,
});

const textTile = z.strictObject({
  id: tileId,
  is: z.literal("text"),
  /** Markdown. */
  text: z.string().max(longestText, "a text may have 20,000 characters"),
  ...spot,
});

/** A tile of a board and where it lies, in columns and rows of the grid. */
export const tile = z.discriminatedUnion("is", [reportTile, textTile]).refine(({ x, w }) => x + w <= columns, "a tile leaves the grid");

/** The tiles of a board, each with an id of its own. */
export const tiles = z
  .array(tile)
  .max(mostTiles, "a dashboard may have 50 tiles")
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "two tiles bear one id");

/** Saved cohorts by the names that filters have for them; who is in them stays with the cohort. */
export const savedCohorts = z.record(z.string().max(256), z.strictObject({ saved: z.string().max(64) }));
export type SavedCohorts = z.infer<typeof savedCohorts>;

/** What a board says: its tiles, and the dates and filters that hold for all of them. */
export const board = z.strictObject({
  name: z.string().trim().min(1, "a dashboard needs a name").max(200),
  description: z.string().trim().max(5000).default(""),
  tiles: tiles.default([]),
  /** Null: each tile has the dates of its report. */
  range: range.nullable().default(null),
  filters: conditions.default([]),
  /** The saved cohorts that the filters name. */
  cohorts: savedCohorts.default({}),
});

export type Board = z.infer<typeof board>;
export type Tile = z.infer<typeof tile>;
export type ReportTile = Extract<Tile, { is: "report" }>;
export type TextTile = Extract<Tile, { is: "text" }>;
export type TileView = z.infer<typeof tileView>;
/** Where a tile lies: its column and row, how many of them it takes. */
export type Spot = Pick<Tile, "x" | "y" | "w" | "h">;

/** The saved reports that a board shows, each once. */
export function reportsOf(list: readonly Tile[]): string[] {
  return [...new Set(list.flatMap((each) => (each.is === "report" ? [each.reportId] : [])))];
}
