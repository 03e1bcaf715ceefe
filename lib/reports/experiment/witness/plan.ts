import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, choose, column, type Expression, instant, integer, some, text } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import { beginningOfTime, EventScope } from "../../../vocabulary/event-scope.ts";
import { namesOfRoles, roleMask } from "../../../vocabulary/roles.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { unitRowsLimit } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import { type ListedMetric, listedMetrics } from "../definition/labels.ts";
import type { Metric } from "../definition/metric.ts";
import type { ExperimentDefinition } from "../definition.ts";
import { limitsOf } from "../plan/amounts.ts";
import { exposureRows } from "../plan/exposures.ts";
import { type Measured, propertyOf } from "../plan/figures.ts";
import type { Frame } from "../plan/frame.ts";
import { unitOutcomes } from "../plan/outcomes.ts";
import { columnsOf, hasSegments, kept, type Question, sameUnit } from "../plan/question.ts";
import { countedUnits, unitsByState } from "../plan/units.ts";
import { isBefore, isEarly, isLate, isWithin, reachBack, windowOf } from "../plan/window.ts";

export type ExperimentWitness = WitnessAsked<ExperimentDefinition, Frame>;

const figures = ["value", "before", "denominator", "number_1", "number_2", "lower", "upper"] as const;

const layout: Layout = {
  ...Object.fromEntries(["state", "variant", "segment", "metric", "event", ...figures].map((name) => [name, "text" as const])),
  ...Object.fromEntries(["exposure", "unset", "settled", "count", "time", "tie", "mask"].map((name) => [name, "integer" as const])),
  ...storyLayout,
};

/** The events that a metric looks at; bit k of a row's mask says that it is the k-th. */
export function refsOf(metric: Metric): Measured[] {
  if (metric.type === "ratio") return [metric.numerator, metric.denominator];
  return metric.type === "funnel" ? metric.steps : [metric];
}

/** The report's own units, states and outcomes, of one unit; its exposures, and its events by each metric. */
export function witnessPlan(asked: ExperimentWitness): Plan {
  const { frame, actor } = asked;
  const definition: ExperimentDefinition = hasSegments(asked.definition) ? asked.definition : { ...asked.definition, view: "panel" };
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  const units = unitsByState(question, exposureRows(question));
  const counted = countedUnits(question, units);
  const mine = ofActor(question, counted, actor);
  const { toMicros, fromMicros } = frame.periods.current;
  taggedRows(question.builder, layout, [
    { of: "unit", from: ofActor(question, units, actor), columns: own("state", "variant", "exposure", "unset") },
    ...(hasSegments(definition) ? [{ of: "segment", from: mine, columns: { segment: column("group_name") } }] : []),
    exposuresPart(question, actor),
    ...listedMetrics(definition).flatMap((listed) => metricParts(question, listed, { counted, mine, actor })),
    ...storyParts({
      builder: question.builder,
      words: definition,
      actor,
      entries: [definition.exposure],
      period: { fromMicros, toMicros },
    }),
  ]);
  return question.builder.plan();
}

/** The rows of a relation that are the actor's. */
function ofActor({ builder, definition }: Question, from: string, actor: string): string {
  const name: Expression = definition.countBy === "user" ? { is: "key_of", id: actor } : text(actor);
  return builder.select("unit_asked", { from, keep: true, columns: [], where: call("eq", column("actor_1"), name) });
}

/** Per variant, without one too, and apart before the dates and in them: how many exposures, and the first. */
function exposuresPart(question: Question, actor: string): Tagged {
  const isIn = call("gte", column("time"), instant(question.frame.periods.current.fromMicros));
  const inDates = { name: "in_dates", value: choose([{ if: isIn, then: integer(1) }], integer(0)) };
  const rows = exposureRows(question, { only: (scope) => actorIs(scope, actor), more: [...kept(["event"]), inDates] });
  const first = (name: string) => ({ name, value: aggregate("first_by", [column(name), column("time"), column("tie")]) });
  const from = question.builder.select("exposures_by_variant", {
    from: rows,
    columns: [
      ...kept(["variant", "in_dates"]),
      { name: "count", value: aggregate("count_rows") },
      { name: "first_time", value: call("micros", aggregate("min", [column("time")])) },
      first("tie"),
      first("event"),
    ],
    groupBy: columnsOf(["variant", "in_dates"]),
  });
  return { of: "exposure", from, columns: { ...own("event", "tie", "variant", "count"), time: column("first_time") } };
}

type Units = { counted: string; mine: string; actor: string };

function metricParts(question: Question, { key, metric }: ListedMetric, { counted, mine, actor }: Units): Tagged[] {
  const name = { metric: text(key) };
  const settled = choose([{ if: column("settled"), then: integer(1) }], integer(0));
  const further = metric.type === "ratio" ? ["denominator"] : metric.type === "mean" && metric.cuped ? ["before"] : [];
  const outcome = {
    of: "outcome",
    from: unitOutcomes(question, metric, mine),
    columns: { ...name, settled, ...own("value", ...further) },
  };
  const winsorize = metric.type === "mean" ? metric.winsorize : undefined;
  const limits = winsorize ? limitsOf(question, winsorize, unitOutcomes(question, metric, counted)) : null;
  return [
    outcome,
    ...(limits ? [{ of: "limits", from: limits, columns: { ...name, ...own("lower", "upper") } }] : []),
    ...rowsParts(question, { key, metric }, { mine, actor }),
  ];
}

/** The unit's events that the metric looks at, by its exposure, and the nearest on either side of its window. */
function rowsParts(
  question: Question,
  { key, metric }: Pick<ListedMetric, "key" | "metric">,
  { mine, actor }: Omit<Units, "counted">,
): Tagged[] {
  const { builder, definition, frame } = question;
  const until = Math.max(frame.dataEnd, frame.periods.current.toMicros);
  const scope = new EventScope(builder, definition, { from: beginningOfTime, until });
  const refs = refsOf(metric);
  const roles = refs.map((ref, index) => ({ ref, bits: [index] }));
  const numbers = refs.flatMap((ref, index) => {
    const name = propertyOf(ref);
    return name === null ? [] : [{ name: `number_${index + 1}`, value: { is: "property" as const, name, as: "number" as const } }];
  });
  const actors = { name: "actor_1", value: scope.actor()[0] as Expression };
  const columns = [actors, ...kept(["time", "tie", "event"]), { name: "mask", value: roleMask(roles, scope) }, ...numbers];
  const scoped = scope.build(columns, [actorIs(scope, actor)], namesOfRoles(roles));
  const filled = own("event", "tie", "mask", ...numbers.map(({ name }) => name));
  const part = (of: string, where: Expression): Tagged => {
    const joins = [{ relation: mine, as: "c", kind: "inner" as const, on: sameUnit("r", "c") }];
    const isAny = call("not_eq", column("mask", "r"), integer(0));
    const from = builder.select("matching", { from: scoped, as: "r", keep: true, joins, columns: [], where: call("and", isAny, where) });
    const orderBy = ["time", "tie"].map((name) => ({ by: column(name), descending: of === "early" }));
    const limit = of === "row" ? unitRowsLimit : 1;
    return { of, from, columns: { metric: text(key), ...filled, time: call("micros", column("time")) }, orderBy, limit };
  };
  const isOfRef = (place: number) =>
    call("eq", call("modulo", call("shift_right", column("mask", "r"), integer(place)), integer(2)), integer(1));
  const isLooked = some([isWithin(metric), ...(reachBack(metric) > 0 ? [isBefore(metric)] : [])]);
  const isTold = metric.type !== "mean" && metric.type !== "ratio";
  const hasEnd = windowOf(metric).until !== null;
  return [
    part("row", isLooked),
    ...(isTold && metric.type !== "funnel" ? [part("early", isEarly(metric))] : []),
    ...(isTold && hasEnd ? refs.map((_, place) => part("late", call("and", isLate(metric), isOfRef(place)))) : []),
  ];
}
