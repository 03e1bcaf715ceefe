import { daysColumn } from "../plan/active-days.ts";
import type { ActivityRelation } from "../plan/relation.ts";
import type { DataFiles, Dialect } from "./dialect.ts";

type ActivityFiles = DataFiles["activity"];

/** What the spelling of an activity relation needs besides its dialect. */
export type ActivitySource = { files: DataFiles; text: (value: string) => string };

/** The files of the activity index that a relation reads: those of its years, and all earlier ones for the first day. */
export function activityFiles(files: ActivityFiles, { months, first }: Pick<ActivityRelation, "months" | "first">): ActivityFiles {
  const years = new Set(months.map(yearOf));
  const last = Math.max(...years);
  return files.filter(({ year }) => years.has(year) || (first === true && year < last));
}

/** One SELECT over the index, one row per (event, user): the files of a year hold each pair once, those of several are folded. */
export function printActivity(relation: ActivityRelation, dialect: Dialect, { files, text }: ActivitySource): string {
  const name = (each: string): string => dialect.identifier(each);
  const read = activityFiles(files.activity, relation);
  const years = [...new Set(read.map(({ year }) => year))];
  const where = scopeOf(relation, dialect, text);
  const selects = years.map((year) => {
    const paths = read.filter((file) => file.year === year).map(({ path }) => path);
    const masks = relation.months.filter((month) => yearOf(month) === year);
    const columns = masks.map((month) => `${name(`days_${month.slice(-2)}`)} AS ${name(daysColumn(month))}`);
    const list = [...keys.map(name), ...(relation.first ? [name("first_day")] : []), ...columns];
    return `SELECT ${list.join(", ")}\nFROM ${dialect.parquet(paths)}\nWHERE ${where}`;
  });
  const [only, ...others] = selects;
  if (only === undefined) return dialect.noRows(columnsOf(relation));
  const absent = relation.months.filter((month) => !years.includes(yearOf(month)));
  if (others.length === 0)
    return absent.length === 0
      ? only
      : withAbsent(
          only,
          absent.map((month) => `0 AS ${name(daysColumn(month))}`),
        );
  const present = relation.months.filter((month) => !absent.includes(month)).map((month) => name(daysColumn(month)));
  const folded = [
    `any_value(${name("event")}) AS ${name("event")}`,
    ...(relation.first ? [`min(${name("first_day")}) AS ${name("first_day")}`] : []),
    ...present.map((days) => `coalesce(max(${days}), 0) AS ${days}`),
    ...absent.map((month) => `0 AS ${name(daysColumn(month))}`),
  ];
  const group = [name("event_key"), name("user")].join(", ");
  return `SELECT ${group}, ${folded.join(",\n       ")}\nFROM (\n${selects.join("\nUNION ALL BY NAME\n")}\n)\nGROUP BY ${group}`;
}

const keys = ["event_key", "event", "user"];

function yearOf(month: string): number {
  return Number(month.slice(0, -3));
}

function scopeOf({ events }: ActivityRelation, dialect: Dialect, text: (value: string) => string): string {
  const any = `${dialect.identifier("event_key")} = 0`;
  if (events === "any") return any;
  if (events === "each") return `NOT (${any})`;
  return events.length === 0 ? "FALSE" : dialect.named(events, () => events.map(text));
}

function withAbsent(select: string, columns: string[]): string {
  return `SELECT *, ${columns.join(", ")} FROM (\n${select}\n)`;
}

function columnsOf({ months, first }: ActivityRelation): { name: string; type: string }[] {
  return [
    { name: "event_key", type: "BIGINT" },
    { name: "event", type: "VARCHAR" },
    { name: "user", type: "BIGINT" },
    ...(first ? [{ name: "first_day", type: "INTEGER" }] : []),
    ...months.map((month) => ({ name: daysColumn(month), type: "INTEGER" })),
  ];
}
