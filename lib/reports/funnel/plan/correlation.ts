import { aggregate, call, column, integer, over, text } from "../../../plan/expression.ts";
import { correlationItems } from "./correlation-items.ts";
import type { Grouped } from "./groups.ts";
import type { Question } from "./question.ts";
import { timeAt } from "./steps.ts";

/** Items shown at most, the most frequent ones. */
const most = 500;

/** Which events or property values go with converting: per item the units with it among converted and others, and both totals. */
export function correlationAnswer(question: Question, grouped: Grouped): string {
  const judged = judgedUnits(question, grouped);
  return counted(question, correlationItems(question, { judged, actors: grouped.actors }), judged);
}

/** The units that carry an item of the correlation: the actor columns, `event`, `property` and `value`, each once. */
export function unitsWithItems(question: Question, grouped: Grouped): string {
  return correlationItems(question, { judged: judgedUnits(question, grouped), actors: grouped.actors });
}

/** Units with their outcome and the stretch in which their other events are looked at. */
function judgedUnits({ builder, definition }: Question, grouped: Grouped): string {
  const last = definition.steps.length;
  const end = call("coalesce", timeAt(last), column("deadline"));
  return builder.select("judged", {
    from: grouped.total,
    columns: [
      ...grouped.actors.map((name) => ({ name, value: column(name) })),
      { name: "converted", value: call("not_null", timeAt(last)) },
      { name: "after_time", value: timeAt(1) },
      { name: "after_tie", value: column("entry_tie") },
      { name: "until_time", value: end },
      { name: "until_tie", value: column("last_tie") },
    ],
    where: call("eq", column("period"), text("current")),
  });
}

function counted({ builder, definition }: Question, items: string, judged: string): string {
  const least = definition.correlate?.by === "eventProperties" ? 3 : 1;
  const converted = aggregate("count_rows", [], column("converted"));
  const others = aggregate("count_rows", [], call("not", column("converted")));
  const totals = builder.select("outcome_totals", {
    from: judged,
    columns: [
      { name: "successes", value: converted },
      { name: "failures", value: others },
    ],
  });
  const keys = ["event", "property", "value"];
  const perItem = builder.select("item_counts", {
    from: items,
    columns: [
      ...keys.map((name) => ({ name, value: column(name) })),
      { name: "success", value: converted },
      { name: "failure", value: others },
    ],
    groupBy: keys.map((name) => column(name)),
  });
  const units = call("plus", column("success", "i"), column("failure", "i"));
  const bySize = [{ by: units, descending: true }, ...keys.map((name) => ({ by: column(name, "i") }))];
  return builder.select("correlations", {
    from: perItem,
    as: "i",
    keep: true,
    joins: [{ relation: totals, as: "t", kind: "cross" }],
    columns: ["successes", "failures"].map((name) => ({ name, value: column(name, "t") })),
    where: call("gte", units, integer(least)),
    qualify: call("lte", over("row_number", [], { order: bySize }), integer(most)),
  });
}
