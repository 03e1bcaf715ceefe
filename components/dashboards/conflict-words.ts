import type { Board, Tile } from "../../lib/dashboards/board.ts";

type Said = Pick<Board, "name" | "description" | "tiles" | "range"> & { filters: readonly unknown[] };

/** A board as its differences are told: each tile under its name, with where it lies and how it is looked at. */
export function boardWords({ name, description, tiles, range, filters }: Said, nameOf: (reportId: string) => string): object {
  const told: Record<string, object> = {};
  for (const tile of tiles) {
    const title = titleOf(tile, nameOf);
    told[Object.hasOwn(told, title) ? `${title} (${tile.id.slice(0, 4)})` : title] = placeOf(tile);
  }
  return { name, description, dates: range ?? "each report’s own", filters, tiles: told };
}

function titleOf(tile: Tile, nameOf: (reportId: string) => string): string {
  if (tile.is === "report") return tile.title ?? nameOf(tile.reportId);
  const [first = ""] = tile.text.split("\n").filter((line) => line.trim() !== "");
  return `text “${first.replace(/^#+ */, "").slice(0, 40)}”`;
}

function placeOf(tile: Tile): Record<string, unknown> {
  const { x, y, w, h } = tile;
  const place = { place: `column ${x + 1}, row ${y + 1}`, size: `${w} × ${h}` };
  return tile.is === "text" ? { ...place, words: tile.text } : { ...place, ...(tile.view ? { view: tile.view } : {}) };
}
