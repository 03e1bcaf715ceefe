import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, type Expression, integer, over } from "../../../plan/expression.ts";
import type { Named, Plan } from "../../../plan/relation.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, type EventScope, endOfTime } from "../../../vocabulary/event-scope.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { unitRowsLimit } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { activeRef, onlyEligible, refRows } from "../plan/actives.ts";
import { type Bounds, boundsOf, ofOneFeature } from "../plan/actors.ts";
import { featureColumns, featureNames, rowsOfUses, sayingOf } from "../plan/features.ts";
import { calendarNamed, daysBetween, type Frame, firstInstant, listedPeriod } from "../plan/frame.ts";
import { columnsOf, kept, type Question } from "../plan/question.ts";

export type AdoptionWitness = WitnessAsked<AdoptionDefinition, Frame>;

const layout: Layout = {
  ...{ feature: "text", event: "text", time: "integer", tie: "integer", count: "integer", days: "integer", bucket: "integer" },
  ...storyLayout,
};

/** A list is of one feature, a report of all of them. */
export function definitionAsked({ definition }: Pick<AdoptionWitness, "definition">): AdoptionDefinition {
  return definition.part ? ofOneFeature(definition) : definition;
}

/** The bucket that the part names, cut by the range, or all of the range. */
export function boundsAsked({ definition, frame }: Pick<AdoptionWitness, "definition" | "frame">): Bounds {
  return boundsOf({ definition, frame }, definition.part ?? {});
}

/** Whether what is asked stands on who was exposed, and not on who was active. */
export function standsOnExposure({ view, exposure, part }: AdoptionDefinition): boolean {
  return exposure !== undefined && (view === "stages" || part?.state === "repeated" || part?.state === "regular");
}

/** From when the clock of the time to adopt runs. */
export const startRef = ({ since }: Pick<AdoptionDefinition, "since">): EventRef => (typeof since === "string" ? { event: null } : since);

/** The unit's uses in all of its history, how active it was, whether it is eligible, and when its time began. */
export function witnessPlan(asked: AdoptionWitness): Plan {
  const { frame, actor } = asked;
  const definition = definitionAsked(asked);
  const question: Question = { builder: new PlanBuilder(), definition, frame, known: new Map() };
  const bounds = boundsAsked(asked);
  const only = (scope: EventScope) => actorIs(scope, actor);
  const { period, spine } = calendarNamed(frame, listedPeriod(definition, frame));
  const { exposure } = definition;
  const overTime = spine.length > 0 && definition.part?.period === undefined;
  const whole = { from: period.fromMicros, until: period.toMicros };
  taggedRows(question.builder, layout, [
    usesPart(question, only),
    usedPart(question, bounds, only),
    firstPart(question, { of: "active", ref: activeRef(definition), ...bounds, only }),
    firstPart(question, { of: "start", ref: startRef(definition), ...history, only }),
    ...(exposure && standsOnExposure(definition) ? [firstPart(question, { of: "exposed", ref: exposure, ...whole, only })] : []),
    eligiblePart(question, only),
    ...(overTime ? [bucketsPart(question, only)] : []),
    ...storyParts({ builder: question.builder, words: definition, actor, entries: [activeRef(definition)], period }),
  ]);
  return question.builder.plan();
}

const history = { from: beginningOfTime, until: endOfTime };

type Only = (scope: EventScope) => Expression;

const featureTold = (definition: AdoptionDefinition): Expression => column(sayingOf(definition) === "event" ? "event" : "feature");

/** The unit's uses of each feature, up to a limit for each. */
function usesPart(question: Question, only: Only): Tagged {
  const order = [{ by: column("time") }, { by: column("tie") }];
  const saying = sayingOf(question.definition);
  const columns = kept(saying === "event" ? ["time", "tie"] : ["time", "tie", "event"]);
  const place = over("row_number", [], { partition: columnsOf(featureNames(question.definition)), order });
  const first = question.builder.select("first_uses", {
    from: rowsOfUses(question, { ...history, columns, only }),
    keep: true,
    columns: [],
    qualify: call("lte", place, integer(unitRowsLimit)),
  });
  const feature = featureTold(question.definition);
  return { of: "use", from: first, columns: { ...own("tie", "event"), feature, time: call("micros", column("time")) }, orderBy: order };
}

/** How often, and on how many days, the unit used each feature in the dates that are asked about. */
function usedPart(question: Question, { from, until }: Bounds, only: Only): Tagged {
  const { builder, definition, frame } = question;
  const { period } = calendarNamed(frame, listedPeriod(definition, frame));
  const days = daysBetween(period, { from: Math.max(from, firstInstant(frame, period)), until });
  const columns = [{ name: "day", value: periodWithin(column("time"), days) }];
  const used = builder.select("used_features", {
    from: rowsOfUses(question, { from, until, columns, only }),
    columns: [
      ...featureColumns(definition),
      { name: "count", value: aggregate("count_rows") },
      { name: "days", value: aggregate("count_distinct", [column("day")]) },
    ],
    groupBy: columnsOf(featureNames(definition)),
  });
  return { of: "used", from: used, columns: { ...own("count", "days"), feature: featureTold(definition) } };
}

type First = { of: string; ref: EventRef; from: number; until: number; only: Only };

/** How many such events there are, and the first of them. */
function firstPart(question: Question, { of, ref, from, until, only }: First): Tagged {
  const rows = refRows(question, { ref, from, until, columns: kept(["time", "tie", "event"]), only });
  const first = (name: string): Named => ({ name, value: aggregate("first_by", [column(name), column("time"), column("tie")]) });
  const counted = question.builder.select(`${of}_events`, {
    from: rows,
    columns: [
      { name: "count", value: aggregate("count_rows") },
      { name: "time", value: call("micros", aggregate("min", [column("time")])) },
      first("tie"),
      first("event"),
    ],
  });
  return { of, from: counted, columns: own("count", "time", "tie", "event") };
}

function eligiblePart(question: Question, only: Only): Tagged {
  const rows = refRows(question, { ref: { event: null }, ...history, columns: [], only });
  const each = question.builder.select("actor_asked", { from: rows, columns: kept(["actor_1"]), groupBy: [column("actor_1")] });
  return { of: "eligible", from: onlyEligible(question, each), columns: { count: integer(1) } };
}

/** The buckets in which the unit was active. */
function bucketsPart(question: Question, only: Only): Tagged {
  const { definition, frame, builder } = question;
  const { period, spine } = calendarNamed(frame, listedPeriod(definition, frame));
  const columns = [{ name: "bucket", value: periodWithin(column("time"), spine) }];
  const rows = refRows(question, { ref: activeRef(definition), from: period.fromMicros, until: period.toMicros, columns, only });
  const from = builder.select("active_buckets", { from: rows, columns: kept(["bucket"]), groupBy: [column("bucket")] });
  return { of: "bucket", from, columns: own("bucket") };
}
