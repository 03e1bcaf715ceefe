import { mostListedUsers } from "../cohort.ts";

const heads = ["user_id", "userid", "user", "distinct_id", "id", "actor"];

/**
 * The user ids of a CSV text, each once: the column headed user_id (or user, id, distinct_id), else the first one. Fields may be
 * quoted, separated by comma, semicolon or tab. More ids than a list may hold are an error, never cut.
 */
export function idsOfCsv(text: string): string[] {
  const records = fieldsOf(text.replace(/^\uFEFF/, ""));
  const [first = []] = records;
  const named = first.findIndex((each) => heads.includes(each.trim().toLowerCase()));
  const ids = new Set<string>();
  for (const record of named === -1 ? records : records.slice(1)) {
    const id = (record[Math.max(named, 0)] ?? "").trim();
    if (id !== "") ids.add(id);
    if (ids.size > mostListedUsers)
      throw new RangeError(`A list holds at most ${mostListedUsers.toLocaleString("en-US")} users; this file has more.`);
  }
  return [...ids];
}

/** The fields of each line; a quoted field may hold separators, quotes (doubled) and line ends. */
function fieldsOf(text: string): string[][] {
  const separator = separatorOf(text);
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    record.push(field.value);
    at = field.end;
    if (text[at] === separator) at += 1;
    else {
      at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
      records.push(record);
      record = [];
    }
  }
  return record.length > 0 ? [...records, record] : records;
}

function separatorOf(text: string): string {
  const [line = ""] = text.split(/[\r\n]/, 1);
  return [",", ";", "\t"].find((each) => line.includes(each)) ?? ",";
}

type Field = { value: string; end: number };

function plain(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(from, end), end };
}

function quoted(text: string, from: number): Field {
  let value = "";
  let at = from + 1;
  while (at < text.length) {
    const next = text.indexOf('"', at);
    if (next === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, next);
    if (text[next + 1] !== '"') return { value, end: next + 1 };
    value += '"';
    at = next + 2;
  }
  return { value, end: at };
}
