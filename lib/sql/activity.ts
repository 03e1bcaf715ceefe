import { daysColumn } from "../plan/active-days.ts";
import type { ActivityRelation } from "../plan/relation.ts";
import type { DataFiles, Dialect } from "./dialect.ts";

type ActivityFiles = DataFiles["activity"];

/** What the spelling of an activity relation needs besides its dialect. */
export type ActivitySource = { files: DataFiles; text: (value: string) => string };

/**
 * The files that a relation reads, those of its years and all earlier ones for the first day, and whether their rows must be
 * folded: one year holds each pair once, several years can only be put together user by user.
 */
export function activityFiles(files: ActivityFiles, { months, first, by = "user" }: Pick<ActivityRelation, "months" | "first" | "by">) {
  const wanted = new Set(months.map(yearOf));
  const last = Math.max(...wanted);
  const read = files.filter(({ year }) => wanted.has(year) || (first === true && year < last));
  const years = [...new Set(read.map(({ year }) => year))];
  const fold = years.length > 1;
  return { files: read.filter((file) => file.by === (fold ? "user" : by)), years, fold };
}

/** One SELECT over the index. */
export function printActivity(relation: ActivityRelation, dialect: Dialect, { files, text }: ActivitySource): string {
  const name = (each: string): string => dialect.identifier(each);
  const { files: read, years, fold } = activityFiles(files.activity, relation);
  const where = eventScope(relation.events, dialect, text);
  const first = relation.first ? [name("first_day")] : [];
  const shared = relation.by === "pattern";
  const row = fold || !shared ? [name("user")] : [name("pattern"), name("users")];
  const selects = years.map((year) => {
    const paths = read.filter((file) => file.year === year).map(({ path }) => path);
    const masks = relation.months.filter((month) => yearOf(month) === year);
    const columns = masks.map((month) => `${name(`days_${month.slice(-2)}`)} AS ${name(daysColumn(month))}`);
    return `SELECT ${[name("event_key"), name("event"), ...row, ...first, ...columns].join(", ")}\nFROM ${dialect.parquet(paths)}\nWHERE ${where}`;
  });
  const [only] = selects;
  if (only === undefined) return dialect.noRows(columnsOf(relation));
  const absent = relation.months.filter((month) => !years.includes(yearOf(month)));
  const zeros = absent.map((month) => `0 AS ${name(daysColumn(month))}`);
  if (!fold) return zeros.length === 0 ? only : `SELECT *, ${zeros.join(", ")} FROM (\n${only}\n)`;
  const present = relation.months.filter((month) => !absent.includes(month)).map((month) => name(daysColumn(month)));
  const folded = [
    name("event_key"),
    `any_value(${name("event")}) AS ${name("event")}`,
    ...(shared ? [`${name("user")} AS ${name("pattern")}`, `1 AS ${name("users")}`] : [name("user")]),
    ...first.map((day) => `min(${day}) AS ${day}`),
    ...present.map((days) => `coalesce(max(${days}), 0) AS ${days}`),
    ...zeros,
  ];
  const group = `GROUP BY ${name("event_key")}, ${name("user")}`;
  return `SELECT ${folded.join(",\n       ")}\nFROM (\n${selects.join("\nUNION ALL BY NAME\n")}\n)\n${group}`;
}

function yearOf(month: string): number {
  return Number(month.slice(0, -3));
}

/** Which rows of the index are those of an event. */
export function eventScope(events: ActivityRelation["events"], dialect: Dialect, text: (value: string) => string): string {
  const any = `${dialect.identifier("event_key")} = 0`;
  if (events === "any") return any;
  if (events === "each") return `NOT (${any})`;
  return events.length === 0 ? "FALSE" : dialect.named(events, () => events.map(text));
}

function columnsOf({ by, months, first }: ActivityRelation): { name: string; type: string }[] {
  return [
    { name: "event_key", type: "BIGINT" },
    { name: "event", type: "VARCHAR" },
    ...(by === "pattern" ? ["pattern", "users"] : ["user"]).map((each) => ({ name: each, type: "BIGINT" })),
    ...(first ? [{ name: "first_day", type: "INTEGER" }] : []),
    ...months.map((month) => ({ name: daysColumn(month), type: "INTEGER" })),
  ];
}
