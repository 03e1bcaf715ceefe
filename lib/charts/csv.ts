import type { Cell, Table } from "./table.ts";

// A spreadsheet takes a cell for a formula when it begins so; full-width signs and leading blanks are read the same way.
const formulaStart = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const number = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** One RFC 4180 field. Text that a spreadsheet would run begins with an apostrophe; numbers stay numbers; unset is empty. */
export function csvField(value: Cell | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = guarded(value);
  return /[",\r\n;\t]|^'|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 text with a header line, in full precision; each remark stands before it, a comment in a field of its own. */
export function csvText({ columns, rows }: Table, remarks: readonly string[] = []): string {
  const comments = remarks.map((remark) => [csvField(`# ${remark.replace(/[\r\n]+/g, " ")}`)]);
  const lines = [
    ...comments,
    columns.map(({ label }) => csvField(label)),
    ...rows.map((row) => columns.map(({ key }) => csvField(row[key]))),
  ];
  return `${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** A table as tab-separated text for the clipboard. */
export function tabText({ columns, rows }: Table): string {
  const field = (value: Cell | undefined) => (typeof value === "string" ? guarded(value).replace(/[\t\r\n]+/g, " ") : csvField(value));
  return [columns.map(({ label }) => field(label)), ...rows.map((row) => columns.map(({ key }) => field(row[key])))]
    .map((line) => line.join("\t"))
    .join("\n");
}

/** A number in words of text, like a property's -12.5, is no formula. */
function guarded(text: string): string {
  return formulaStart.test(text) && !number.test(text) ? `'${text}` : text;
}

/** A file name from a report's name and dates: letters, digits and hyphens only. */
export function fileName(name: string, period: { from: string; to: string }, extension: string): string {
  const part = (text: string) =>
    text
      .normalize("NFC")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80);
  return `${[name, period.from, period.to].map(part).filter(Boolean).join("_") || "report"}.${extension}`;
}
