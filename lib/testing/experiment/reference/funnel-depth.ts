import type { Matcher } from "../../reference/event-match.ts";
import type { Row } from "../../reference/world.ts";

type Walk = { rows: readonly Row[]; steps: readonly Matcher[] };

/** How many steps rows after an entry reach: every choice of distinct rows is tried. */
export function funnelDepth(walk: Walk, order: "ordered" | "unordered"): number {
  return order === "ordered" ? orderedDepth(walk, []) : unorderedDepth(walk, new Set());
}

/** Each step's row is no earlier than the one before; rows of one instant in either order. */
function orderedDepth({ rows, steps }: Walk, chosen: readonly Row[]): number {
  const matches = steps[chosen.length];
  if (!matches) return chosen.length;
  const latest = chosen.at(-1)?.time ?? Number.NEGATIVE_INFINITY;
  const next = rows.filter((row) => row.time >= latest && !chosen.includes(row) && matches(row));
  return Math.max(chosen.length, ...next.map((row) => orderedDepth({ rows, steps }, [...chosen, row])));
}

/** The most steps that can each have a row of their own. */
function unorderedDepth({ rows, steps }: Walk, used: ReadonlySet<Row>): number {
  const [matches, ...rest] = steps;
  if (!matches) return 0;
  const without = unorderedDepth({ rows, steps: rest }, used);
  const own = rows.filter((row) => !used.has(row) && matches(row));
  return Math.max(without, ...own.map((row) => 1 + unorderedDepth({ rows, steps: rest }, new Set([...used, row]))));
}
