import { DateTime } from "luxon";
import type { Range } from "../../../lib/vocabulary/range.ts";

type Dates = { from: string; to: string };

/** The period one length earlier (−1) or later (+1): a whole month moves by a month, anything else by its days. */
export function shifted({ from, to }: Dates, direction: 1 | -1): Range {
  const start = DateTime.fromISO(from, { zone: "UTC" });
  const end = DateTime.fromISO(to, { zone: "UTC" });
  if (from.includes("T")) {
    const length = end.diff(start).plus({ seconds: 1 });
    const move = (moment: DateTime) => (direction > 0 ? moment.plus(length) : moment.minus(length)).toFormat("yyyy-MM-dd'T'HH:mm:ss");
    return { from: move(start), to: move(end) };
  }
  const after = end.plus({ days: 1 });
  const months = Math.round(after.diff(start, "months").months);
  const whole = start.day === 1 && after.day === 1 && months >= 1;
  const by = whole ? { months: months * direction } : { days: Math.round(after.diff(start, "days").days) * direction };
  return { from: start.plus(by).toISODate() ?? from, to: after.plus(by).minus({ days: 1 }).toISODate() ?? to };
}
