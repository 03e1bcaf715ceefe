import type { Note } from "../../../../lib/charts/note.ts";
import type { DrawnLine } from "../../../../lib/reports/trends/chart/lines.ts";
import { valueText } from "../../../../lib/reports/trends/chart/value.ts";

/** What is said of a line over the whole range. */
export function totalNote({ name: title, line, valueKind }: DrawnLine): Note {
  if (line.total === null) return { title, lines: [], remarks: ["The number, table and ring views count over the whole range."] };
  return { title, lines: [{ label: "Whole range", value: valueText(line.total, valueKind), strong: true }] };
}
