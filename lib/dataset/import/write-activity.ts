import { createHash } from "node:crypto";
import { join } from "node:path";
import { type ActivityFile, type ActivityIndex, activityLayout, type CanonicalFile, type EventFile } from "../generation.ts";
import { writeCanonical } from "./canonical-file.ts";
import type { ImportDesk } from "./import-plan.ts";
import { type LocalYear, localYear, monthStarts, slotOf, yearAt } from "./local-year.ts";
import { textLiteral } from "./quote.ts";
import { packEvents, packUsers, usualRows } from "./split-month.ts";

/** A year of the index that must be written: the event files that hold its times, and the hash of their names. */
type OpenYear = { year: number; files: EventFile[]; basis: string };

/**
 * The activity index over these event files, in the zone of the import. A year whose event files are those of the previous
 * generation is taken over; every other is derived from its event files, never from the sources.
 */
export async function writeActivity(desk: ImportDesk, files: EventFile[]): Promise<ActivityIndex> {
  const { timezone, previous } = desk.plan;
  const known = isCurrentIndex(previous?.activity, timezone) ? previous.activity.files : [];
  const written: ActivityFile[] = [];
  for (const open of yearsOf(files, timezone)) {
    const same = known.filter(({ year, basis }) => year === open.year && basis === open.basis);
    written.push(...(same.length > 0 ? same : await writeYear(desk, open)));
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
  const content = [activityLayout, timezone, files.map(({ path }) => path)];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}

/** First and last instant of files in microseconds, rounded outwards to milliseconds. */
function boundsOf(files: EventFile[]): { from: number; until: number } {
  return {
    from: Math.min(...files.map(({ start }) => Date.parse(start))) * 1000,
    until: Math.max(...files.map(({ end }) => Date.parse(end))) * 1000 + 999,
  };
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
  const folder = join("files", "activity", String(year));
  const local = localYear(year, desk.plan.timezone);
  const each: CanonicalFile[] = [];
  for (const part of packEvents(counts, rowsPerFile)) {
    const file = await writeCanonical(desk, folder, eventRows({ local, files, root: store.root }, part));
    if (file !== null) each.push(file);
  }
  if (each.length === 0) return [];
  const any: CanonicalFile[] = [];
  const rows = parquet(each.map(({ path }) => join(store.root, path)));
  const [users] = await bench.rows<{ about: number }>(`SELECT approx_count_distinct("user") AS "about" FROM ${rows}`);
  for (const part of packUsers(users?.about ?? 1, rowsPerFile)) {
    const file = await writeCanonical(desk, folder, anyRows(rows, part));
    if (file !== null) any.push(file);
  }
  const byUser = [...any, ...each];
  const patterns: CanonicalFile[] = [];
  for (const { path } of byUser) {
    const file = await writeCanonical(desk, folder, patternRows(parquet([join(store.root, path)])));
    if (file !== null) patterns.push(file);
  }
  return [
    ...byUser.map((file): ActivityFile => ({ ...file, year, by: "user", basis })),
    ...patterns.map((file): ActivityFile => ({ ...file, year, by: "pattern", basis })),
  ];
}

const months = Array.from({ length: 12 }, (_, month) => `"days_${String(month + 1).padStart(2, "0")}"`);

type YearSource = { local: LocalYear; files: EventFile[]; root: string };

/** The rows of events: first per month of the event files, which bounds what is held, then a row per (event, user). */
function eventRows({ local, files, root }: YearSource, part: string): string {
  const slots = [...new Set(files.map(({ month }) => month))].map((month) => {
    const read = files.filter((file) => file.month === month);
    const { from, until } = boundsOf(read);
    return `SELECT "event_key", "user", ${slotOf(local, from, until)} AS "slot" FROM ${parquet(read.map(({ path }) => join(root, path)))}
      WHERE "user" IS NOT NULL AND ${part} AND "time" >= make_timestamp(${local.startMicros}) AND "time" < make_timestamp(${local.endMicros})`;
  });
  const masks = months.map((days, month) => `coalesce(max("days") FILTER ("month" = ${month}), 0)::INTEGER AS ${days}`);
  const firsts = monthStarts(local.year).map(
    (start, month) => `WHEN ${months[month]} <> 0 THEN ${start} + bit_count((${months[month]} & -${months[month]}) - 1)::INTEGER`,
  );
  return `SELECT r."event_key", e."event", r."user", (CASE ${firsts.join(" ")} END)::INTEGER AS "first_day", ${months.join(", ")} FROM (
    SELECT "event_key", "user", ${masks.join(", ")} FROM (
      SELECT "event_key", "user", "slot" >> 5 AS "month", bit_or(1 << ("slot" & 31)) AS "days" FROM (${slots.join(" UNION ALL ")}) GROUP BY ALL)
    GROUP BY "event_key", "user") r JOIN year_events e ON e."event_key" = r."event_key" ORDER BY r."event_key", r."user"`;
}

/** The rows of any event: event_key 0, no name. */
function anyRows(rows: string, part: string): string {
  const masks = months.map((days) => `bit_or(${days}) AS ${days}`);
  return `SELECT 0::BIGINT AS "event_key", NULL::VARCHAR AS "event", "user", min("first_day") AS "first_day", ${masks.join(", ")}
    FROM ${rows} WHERE ${part} GROUP BY "user" ORDER BY "user"`;
}

/** The users of a file of rows by user, counted by the days that they share. */
function patternRows(rows: string): string {
  const days = months.join(", ");
  return `SELECT "event_key", any_value("event") AS "event", min("first_day") AS "first_day", ${days}, count(*) AS "users"
    FROM ${rows} GROUP BY "event_key", ${days} ORDER BY "event_key", ${days}`;
}

function parquet(paths: string[]): string {
  return `read_parquet([${paths.map(textLiteral).join(", ")}], union_by_name = true)`;
}
