import { PlanBuilder } from "../../../plan/builder.ts";
import { call, choose, column, type Expression, integer } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { exclusionBit, type WalkSpec } from "../../../plan/walk.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import type { EventScope } from "../../../vocabulary/event-scope.ts";
import { type Layout, own, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { unitRowsLimit } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "../plan/frame.ts";
import type { Question } from "../plan/question.ts";
import { type FunnelRows, funnelRows } from "../plan/rows.ts";
import { scanBounds, walkSpec } from "../plan/walk-spec.ts";

export type FunnelWitness = WitnessAsked<FunnelDefinition, Frame>;

/** The period of the part that is asked about. */
export const periodAsked = ({ part }: FunnelDefinition): PeriodName => part?.of ?? "current";

/** The walk of the report itself, without groups; in buckets where the part names one. */
export function specAsked({ definition, frame }: Omit<FunnelWitness, "actor">): WalkSpec {
  const question = { builder: new PlanBuilder(), definition, frame };
  return walkSpec(question, periodAsked(definition), { grouped: false, fastest: false, bucketed: definition.part?.period !== undefined });
}

/** The report's own walk over one unit, the rows that it walked, the same walk without exclusions, and who the unit is. */
export function witnessPlan(asked: FunnelWitness): Plan {
  const { definition, frame, actor } = asked;
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  const { builder } = question;
  const spec = specAsked(asked);
  const period = periodAsked(definition);
  const bounds = scanBounds(question, period);
  const unit = { value: () => column("event"), only: (scope: EventScope) => actorIs(scope, actor) };
  const walked = funnelRows(question, spec, { ...bounds, ...unit });
  const seen = funnelRows(question, spec, { ...bounds, until: lastLook(definition, bounds.until, frame.dataEnd), ...unit });
  const layout = layoutOf(spec, walked.units);
  const attempts = walkOf(question, { rows: walked, spec });
  const free =
    spec.exclusions.length > 0 ? [attemptsPart("free", walkOf(question, { rows: unexcluded(question, walked, spec), spec }), layout)] : [];
  const entries = definition.order === "unordered" ? definition.steps : definition.steps.slice(0, 1);
  taggedRows(builder, layout, [
    attemptsPart("attempt", attempts, layout),
    ...free,
    {
      of: "row",
      from: seen.relation,
      columns: { ...own(...seen.units, "tie", "mask"), time: call("micros", column("time")), event: column("value") },
      orderBy: [{ by: column("time") }, { by: column("tie") }],
      limit: unitRowsLimit,
    },
    ...storyParts({ builder, words: definition, actor, entries, period: frame.periods[period] ?? frame.periods.current }),
  ]);
  return builder.plan();
}

/** Rows past the last deadline tell how late a step came; sessions and ranges that bound all steps end before. */
function lastLook({ rangeCovers, countBy }: FunnelDefinition, until: number, dataEnd: number): number {
  return rangeCovers === "all" || countBy === "session" ? until : Math.max(until, dataEnd);
}

const perStep = ({ steps }: WalkSpec): string[] => Array.from({ length: steps }, (_, step) => `time_${step + 1}`);

function layoutOf(spec: WalkSpec, units: string[]): Layout {
  const numbers = ["time", "tie", "mask", "bucket", "depth", "open", "deadline", "entry_tie", "last_tie", ...perStep(spec)];
  return {
    ...Object.fromEntries(units.map((name) => [name, "text" as const])),
    event: "text",
    ...Object.fromEntries(numbers.map((name) => [name, "integer" as const])),
    ...storyLayout,
  };
}

function attemptsPart(of: string, from: string, layout: Layout) {
  const filled = Object.keys(layout).filter((name) => !["time", "tie", "mask", "event", "open"].includes(name) && !(name in storyLayout));
  const open: Expression = choose([{ if: column("open"), then: integer(1) }], integer(0));
  return { of, from, columns: { ...own(...filled), open } };
}

function walkOf({ builder, definition }: Question, { rows, spec }: { rows: FunnelRows; spec: WalkSpec }): string {
  const { relation, units, from, until } = rows;
  const key = definition.countBy === "user" ? { key: units[0] as string } : {};
  return builder.add("attempts", { is: "walk", rows: relation, units, ...key, spec, carry: null, from, until });
}

/** The rows with no exclusion among what they are. */
function unexcluded({ builder }: Question, rows: FunnelRows, spec: WalkSpec): FunnelRows {
  const kept = 2 ** 40 - 1 - spec.exclusions.reduce((sum, _, index) => sum + 2 ** exclusionBit(spec, index), 0);
  const relation = builder.select("rows_without_exclusions", {
    from: rows.relation,
    columns: [
      ...[...rows.units, "time", "tie", "value"].map((name) => ({ name, value: column(name) })),
      { name: "mask", value: call("bit_and", column("mask"), integer(kept)) },
    ],
    where: call("not_eq", call("bit_and", column("mask"), integer(kept)), integer(0)),
  });
  return { ...rows, relation };
}
