import { basename } from "node:path";
import type { Mapping } from "../mapping.ts";
import type { TableColumn } from "../sources/column-type.ts";
import type { SourceTable } from "../sources/source-table.ts";

type Role = "event" | "time" | "user" | "anonymousId" | "session" | "insertId" | "properties";

/** Names a column of each role goes by, best first; compared without case, `$`, `_` and blanks. */
const names: Record<Role, string[]> = {
  event: ["event", "eventname", "eventtype", "action", "actionname", "activity", "activityname", "concept:name", "name", "type"],
  time: [
    "time",
    "timestamp",
    "ts",
    "eventtime",
    "eventtimestamp",
    "occurredat",
    "datetime",
    "eventdatetime",
    "time:timestamp",
    "createdat",
    "receivedat",
    "date",
    "eventdate",
  ],
  user: [
    "user",
    "userid",
    "uid",
    "customerid",
    "customer",
    "memberid",
    "accountid",
    "playerid",
    "personid",
    "distinctid",
    "username",
    "case:concept:name",
    "email",
    "visitorid",
    "clientid",
  ],
  anonymousId: ["anonymousid", "anonid", "deviceid", "visitorid", "clientid", "cookieid"],
  session: ["session", "sessionid", "visitid", "sid"],
  insertId: ["insertid", "messageid", "eventid", "eventuuid", "uuid", "id"],
  properties: ["properties", "eventproperties", "props", "attributes", "params", "eventparams"],
};

/** Ids by these names are keys for sure; others only when no value occurs twice. */
const certainKeys = ["insertid", "messageid"];

/** Guesses what holds what by the names of the columns, and by their contents where names do not tell. */
export function guessMapping(table: SourceTable): Mapping {
  const taken = new Set<string>();
  const take = (role: Role, fits: (column: TableColumn) => boolean = () => true): string | undefined => {
    const wanted = names[role];
    const found = wanted
      .map((name) => table.columns.find((column) => plain(column.name) === name && !taken.has(column.name) && fits(column)))
      .find(Boolean);
    if (found) taken.add(found.name);
    return found?.name;
  };
  const time = take("time", (column) => looksLikeTime(table, column)) ?? timeByContent(table, taken);
  if (time !== undefined) taken.add(time);
  const mapping = {
    time,
    event: take("event", (column) => isScalar(table, column)),
    user: take("user", (column) => isScalar(table, column)),
    anonymousId: take("anonymousId", (column) => isScalar(table, column)),
    session: take("session", (column) => isScalar(table, column)),
    insertId: take("insertId", (column) => certainKeys.includes(plain(column.name)) || isUnique(table, column)),
    properties: take("properties", (column) => holdsObjects(table, column)),
  };
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined)) as Mapping;
}

/** Files whose name says that they describe people, not events. */
export function describesUsers(table: SourceTable): boolean {
  return /^(users?|user_properties|people|persons?|profiles?|customers?|engage)([._-]|$)/i.test(basename(table.found.path));
}

/** The event name of a file that has none in it: the file's own name, without extensions and part numbers. */
export function eventOfFile(table: SourceTable): string {
  const stem = basename(table.found.path).split(".")[0] ?? "";
  return stem.replace(/[-_]?(part|chunk)?[-_]?\d+$/i, "") || stem || "event";
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[$_\s-]/g, "");
}

function values(table: SourceTable, { name }: TableColumn): unknown[] {
  return table.sample.map((row) => row[name]).filter((value) => value !== null && value !== undefined && value !== "");
}

function isScalar(table: SourceTable, column: TableColumn): boolean {
  if (["struct", "map", "list"].includes(column.type.kind)) return false;
  return !values(table, column).some((value) => typeof value === "object");
}

function holdsObjects(table: SourceTable, column: TableColumn): boolean {
  if (column.type.kind === "struct" || column.type.kind === "map") return true;
  const filled = values(table, column);
  const objects = filled.filter((value) => (typeof value === "object" ? !Array.isArray(value) : /^\s*\{/.test(String(value))));
  return objects.length > 0 && objects.length * 2 >= filled.length;
}

function isUnique(table: SourceTable, column: TableColumn): boolean {
  const filled = values(table, column).map(String);
  return filled.length === table.sample.length && filled.length > 0 && new Set(filled).size === filled.length;
}

const timeText = /^\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T].*)?|\d{8}|\d{9,19}(\.\d+)?)\s*$/;

/** Most of the sampled values read as times; with no value at all the name decides. */
function looksLikeTime(table: SourceTable, column: TableColumn): boolean {
  if (["date", "timestamp", "timestamptz"].includes(column.type.kind)) return true;
  if (!isScalar(table, column)) return false;
  const filled = values(table, column);
  return filled.filter((value) => timeText.test(String(value))).length * 2 >= filled.length;
}

function timeByContent(table: SourceTable, taken: Set<string>): string | undefined {
  const free = table.columns.filter(({ name }) => !taken.has(name) && !name.startsWith("_"));
  const typed = free.find(({ type }) => ["timestamp", "timestamptz", "date"].includes(type.kind));
  const dated = free.find((column) => {
    const filled = values(table, column);
    return filled.length > 0 && filled.every((value) => /^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T].*)?$/.test(String(value)));
  });
  return (typed ?? dated)?.name;
}
