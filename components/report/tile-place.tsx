"use client";

import type { EChartsOption } from "echarts";
import { createContext, useContext } from "react";
import type { Table } from "../../lib/charts/table.ts";

/** What an answer tells the tile it is drawn on. */
export type TileFacts = {
  /** What files of this answer are called, and the dates they bear. */
  file: { name: string; period: { from: string; to: string } };
  views: { value: string; options: readonly { value: string; label: string }[]; onChange: (value: string) => void } | null;
  picture: { option: EChartsOption; reading: string; legend: readonly { name: string; colour: string }[] } | null;
};

/** A small place for an answer, such as a tile of a dashboard: it has menus of its own, and only the drawing is shown. */
export type TilePlace = {
  /** Words that stand in the address of the report's own page. */
  words: Readonly<Record<string, string>>;
  setWord: (name: string, value: string | null) => void;
  tell: (facts: TileFacts) => void;
  /** Takes a table that the page of the report shows under its chart, for files; gives it back when it is gone. */
  lend: (label: string, table: Table) => () => void;
  /** Whether a click on a part opens its menu and the people behind it. */
  opensParts: boolean;
};

const Context = createContext<TilePlace | null>(null);
const TablesContext = createContext(false);

export const TilePlaceProvider = Context.Provider;

/** Whether tables are drawn in a tile: where the view is a table itself. */
export const TileTablesProvider = TablesContext.Provider;

/** The tile around an answer; null on the page of a report. */
export function useTilePlace(): TilePlace | null {
  return useContext(Context);
}

/** How a table is drawn here: as on a page, small on a tile, or not at all. */
export function useTableLook(): "page" | "tile" | "none" {
  const tile = useContext(Context);
  const tables = useContext(TablesContext);
  return tile === null ? "page" : tables ? "tile" : "none";
}
