import { aggregate, all, call, column, integer } from "../../../plan/expression.ts";
import { actorPage } from "../../../vocabulary/actor-names.ts";
import type { StickinessDefinition } from "../definition.ts";
import { activeUnits, isActive, type Question } from "./active.ts";
import { type Calendar, listedPeriod } from "./frame.ts";

const verbs = { exactly: "eq", atLeast: "gte", atMost: "lte" } as const;

/** The units with a number of active periods, those with most first, each with the periods. */
export function actorsAnswer(question: Question): string {
  const { builder, definition, frame } = question;
  const part = definition.part as NonNullable<StickinessDefinition["part"]>;
  const name = listedPeriod(definition, frame);
  const { relation, actors } = activeUnits(question, name);
  const { spine } = frame.calendars[name] as Calendar;
  const first = part.window ? Math.max(0, spine.length - part.window) : 0;
  const keys = actors.map((name) => ({ name, value: column(name) }));
  const units = builder.select("units", {
    from: relation,
    columns: [
      ...keys,
      { name: "periods", value: aggregate("count_rows") },
      { name: "active_in", value: call("sorted", aggregate("list", [column("period")])) },
    ],
    where: all([isActive(definition, part.series), call("gte", column("period"), integer(first))]),
    groupBy: keys.map(({ value }) => value),
  });
  const chosen = builder.select("chosen", {
    from: units,
    keep: true,
    columns: [],
    where: call(verbs[part.how], column("periods"), integer(part.periods)),
  });
  const columns = ["periods", "active_in"].map((name) => ({ name, value: column(name, "a") }));
  const order = [{ by: column("periods"), descending: true }];
  return actorPage({ builder, countBy: definition.countBy, relation: chosen, columns, order }, part);
}
