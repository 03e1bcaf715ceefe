import { aggregate, call, column, number } from "../../../plan/expression.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Frame } from "./frame.ts";
import { type Grouped, perGroup } from "./groups.ts";
import type { Question } from "./question.ts";
import { secondsBetween, timeAt } from "./steps.ts";
import { span } from "./trend.ts";

/** Windows of the sweep in seconds, ascending: evenly spaced in their logarithm from a second to the longest one. */
export function sweepWindows(definition: FunnelDefinition, frame: Frame): number[] {
  const longest = longestWindow(definition, frame);
  const points = 160;
  const each = Array.from({ length: points + 1 }, (_, index) => Math.round(longest ** (index / points)));
  return [...new Set([0, ...each])];
}

function longestWindow(definition: FunnelDefinition, frame: Frame): number {
  const windows = definition.stepWindows ?? [definition.window];
  if (windows.some((each) => each === null)) return Math.max(2, Math.ceil((frame.dataEnd - frame.periods.current.fromMicros) / 1_000_000));
  return windows.reduce((sum, each) => sum + (each ? seconds(each) : 0), 0);
}

/** Per shortest window that suffices (`window_seconds`, null for none): the units it lets convert. */
export function sweepAnswer(question: Question, grouped: Grouped): string {
  const { builder, definition, frame } = question;
  const { to } = span(definition);
  const taken =
    definition.attempt === "best" ? call("divide", column(`fastest_${to}`), number(1_000_000)) : secondsBetween(timeAt(1), timeAt(to));
  const grid = builder.add("windows", {
    is: "rows",
    columns: ["window_seconds"],
    rows: sweepWindows(definition, frame).map((value) => [{ is: "number", value }]),
  });
  const fitted = (relation: string) =>
    builder.select("fitted", {
      from: builder.select("taken", { from: relation, keep: true, columns: [{ name: "taken", value: taken }] }),
      as: "a",
      keep: true,
      joins: [{ relation: grid, as: "g", kind: "as_of", on: call("lte", column("taken", "a"), column("window_seconds", "g")) }],
      columns: [{ name: "window_seconds", value: column("window_seconds", "g") }],
    });
  const swept: Grouped = {
    ...grouped,
    total: fitted(grouped.total),
    relation: definition.breakdown ? fitted(grouped.relation) : grouped.relation,
  };
  return perGroup(question, swept, { columns: [{ name: "units", value: aggregate("count_rows") }], by: ["window_seconds"] });
}
