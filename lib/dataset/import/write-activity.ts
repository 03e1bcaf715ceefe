import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  type ActivityFile,
  type ActivityIndex,
  activityLayout,
  activityRowsLayout,
  type CanonicalFile,
  type EventFile,
} from "../generation.ts";
import { allRows, anyRows, boundsOf, dayRows, eventRows, parquet, patternRows } from "./activity-rows.ts";
import { writeCanonical } from "./canonical-file.ts";
import type { ImportDesk } from "./import-plan.ts";
import { localYear, yearAt } from "./local-year.ts";
import { packEvents, packUsers, usualRows } from "./split-month.ts";

/** A year of the index that must be written: the event files that hold its times, and the hash of their names. */
type OpenYear = { year: number; files: EventFile[]; basis: string };

/**
 * The activity index over these event files, in the zone of the import. A year whose event files are those of the previous
 * generation is taken over, also from an older layout with the same rows; every other is derived from its event files, never
 * from the sources.
 */
export async function writeActivity(desk: ImportDesk, files: EventFile[]): Promise<ActivityIndex> {
  const { timezone, previous } = desk.plan;
  const { layout = 0, timezone: indexed, files: before = [] } = previous?.activity ?? {};
  const known = layout >= activityRowsLayout && layout <= activityLayout && indexed === timezone ? before : [];
  const written: ActivityFile[] = [];
  for (const open of yearsOf(files, timezone)) {
    const same = known.filter(({ year, basis }) => year === open.year && basis === open.basis);
    const rows = same.length > 0 ? same : await writeYear(desk, open);
    written.push(...rows, ...(rows.some(({ by }) => by === "day") ? [] : await writeDays(desk, open, rows)));
  }
  return { layout: activityLayout, timezone, files: written };
}

/** Whether an index is there in today's layout and for this zone. */
export function isCurrentIndex(index: ActivityIndex | null | undefined, timezone: string): index is ActivityIndex {
  return index?.layout === activityLayout && index.timezone === timezone;
}

function yearsOf(files: EventFile[], timezone: string): OpenYear[] {
  const years = new Map<number, EventFile[]>();
  for (const file of files) {
    const { from, until } = boundsOf([file]);
    for (let year = yearAt(from, timezone); year <= yearAt(until, timezone); year += 1) years.set(year, [...(years.get(year) ?? []), file]);
  }
  return [...years].sort(([left], [right]) => left - right).map(([year, of]) => ({ year, files: of, basis: basisOf(timezone, of) }));
}

function basisOf(timezone: string, files: EventFile[]): string {
  const content = [activityRowsLayout, timezone, files.map(({ path }) => path)];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}

async function writeYear(desk: ImportDesk, { year, files, basis }: OpenYear): Promise<ActivityFile[]> {
  const { bench, store } = desk;
  const rowsPerFile = store.rowsPerFile ?? usualRows;
  const all = files.map(({ path }) => join(store.root, path));
  await bench.run(`CREATE OR REPLACE TEMP TABLE year_events AS SELECT "event_key", any_value("event") AS "event", count("user") AS "rows"
    FROM ${parquet(all)} GROUP BY "event_key"`);
  const counts = await bench.rows<{ key: string; rows: number }>(
    `SELECT "event_key"::VARCHAR AS "key", "rows" FROM year_events WHERE "rows" > 0 ORDER BY "event_key"`,
  );
  const source = { local: localYear(year, desk.plan.timezone), files, root: store.root };
  const write = writer(desk, join("files", "activity", String(year)));
  const parts = packEvents(counts, rowsPerFile);
  const rows = counts.reduce((sum, each) => sum + each.rows, 0);
  const byUser = await write(rows <= rowsPerFile ? parts.map(() => allRows(source)) : parts.map((part) => eventRows(source, part)));
  if (rows > rowsPerFile) {
    const each = parquet(byUser.map(({ path }) => join(store.root, path)));
    const [users] = await bench.rows<{ about: number }>(`SELECT approx_count_distinct("user") AS "about" FROM ${each}`);
    byUser.unshift(...(await write(packUsers(users?.about ?? 1, rowsPerFile).map((part) => anyRows(each, part)))));
  }
  const patterns = await write(byUser.map(({ path }, place) => patternRows(parquet([join(store.root, path)]), place)));
  return [
    ...byUser.map((file): ActivityFile => ({ ...file, year, by: "user", basis })),
    ...patterns.map((file): ActivityFile => ({ ...file, year, by: "pattern", basis })),
  ];
}

/** How many users each event had on each day of a year, by its rows by pattern. */
async function writeDays(desk: ImportDesk, { year, basis }: OpenYear, files: ActivityFile[]): Promise<ActivityFile[]> {
  const paths = files.filter(({ by }) => by === "pattern").map(({ path }) => join(desk.store.root, path));
  if (paths.length === 0) return [];
  const written = await writer(desk, join("files", "activity", String(year)))([dayRows(parquet(paths), year)]);
  return written.map((file): ActivityFile => ({ ...file, year, by: "day", basis }));
}

/** Writes the answers of queries into a folder, one file after the other; those without rows give none. */
function writer(desk: ImportDesk, folder: string): (queries: string[]) => Promise<CanonicalFile[]> {
  return async (queries) => {
    const written: CanonicalFile[] = [];
    for (const query of queries) {
      const file = await writeCanonical(desk, folder, query);
      if (file !== null) written.push(file);
    }
    return written;
  };
}
