import { usersOnly } from "../run-list.ts";
import { parseReport } from "../run-report.ts";
import type { ListedReport } from "../vocabulary/cohort.ts";

/** Words of a part that choose a page of its list, and how it is laid out. */
const pageWords = new Set(["limit", "offset", "sort", "properties"]);

/** The list behind a page of it, as a cohort keeps it; a RangeError says why that is no set of users. */
export function listedReport(json: unknown): ListedReport {
  const parsed = parseReport(json);
  if (!parsed.ok) throw new RangeError(`this list cannot be asked for: ${parsed.issues[0]?.message}`);
  const { kind, part, countBy } = parsed.definition;
  if (!part) throw new RangeError("this question asks for no list");
  if (countBy !== "user") throw new RangeError(usersOnly);
  return { ...(json as object), kind, part: Object.fromEntries(Object.entries(part).filter(([word]) => !pageWords.has(word))) };
}
