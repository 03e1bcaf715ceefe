import type { DailyUsersRelation } from "../plan/relation.ts";
import { type ActivitySource, eventScope } from "./activity.ts";
import type { DataFiles, Dialect } from "./dialect.ts";

type ActivityFiles = DataFiles["activity"];

/** Whether every year of an activity index says how many users came on each day; one made earlier does not. */
export function hasDailyUsers(files: ActivityFiles): boolean {
  const years = new Set(files.map(({ year }) => year));
  return years.size > 0 && [...years].every((year) => files.some((file) => file.year === year && file.by === "day"));
}

/** The files that a relation reads: days of one year lie in its file alone. */
export function dailyUsersFiles(files: ActivityFiles, { from, until }: Pick<DailyUsersRelation, "from" | "until">): ActivityFiles {
  return files.filter(({ by, year }) => by === "day" && year >= yearOf(from) && year <= yearOf(until));
}

/** One SELECT over the daily users of the index. */
export function printDailyUsers(relation: DailyUsersRelation, dialect: Dialect, { files, text }: ActivitySource): string {
  const read = dailyUsersFiles(files.activity, relation);
  if (read.length === 0) return dialect.noRows(columns);
  const day = dialect.identifier("day");
  const list = columns.map(({ name }) => dialect.identifier(name)).join(", ");
  const where = `${eventScope(relation.events, dialect, text)} AND ${day} >= ${relation.from} AND ${day} <= ${relation.until}`;
  return `SELECT ${list}\nFROM ${dialect.parquet(read.map(({ path }) => path))}\nWHERE ${where}`;
}

const columns = [
  { name: "event_key", type: "BIGINT" },
  { name: "event", type: "VARCHAR" },
  { name: "day", type: "INTEGER" },
  { name: "users", type: "BIGINT" },
];

const dayMs = 86_400_000;

function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}
