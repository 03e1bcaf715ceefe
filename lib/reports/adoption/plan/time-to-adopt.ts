import { aggregate, all, call, choose, column, type Expression, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, endOfTime } from "../../../vocabulary/event-scope.ts";
import { resolveRange } from "../../../vocabulary/period.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { eligibleGroups, firstTime, refRows } from "./actives.ts";
import { featureColumns, featureKept, featureNames, rowsOfUses } from "./features.ts";
import { calendarNamed, type Frame, lastInstant, type PeriodName } from "./frame.ts";
import { ofFeatures } from "./places.ts";
import { cells, columnsOf, kept, once, type Question } from "./question.ts";

/** How long a unit of the curve's times is, in microseconds. */
export const unitMicros = { hour: 3_600_000_000, day: 86_400_000_000, week: 604_800_000_000 } as const;

const history = { from: beginningOfTime, until: endOfTime };

/**
 * "started" counts by the time until the data end of everybody who starts in the range; of those who used the feature "left" says the
 * same time, "adopted" the time of the first use, "used_before" how many used it before the start. Who is censored is the rest.
 */
export function timeCells(question: Question, name: PeriodName): string[] {
  const { definition } = question;
  const isReleased = definition.since === "released";
  const starts = isReleased ? releasedStarts(question, name) : startsOf(question, name);
  const used = usedSince(question, starts, name);
  const feature = featureColumns(definition);
  const keys = columnsOf(featureNames(definition));
  const count = aggregate("count_rows");
  const [until, after] = [column("until"), column("after")];
  const cell = (from: string, kind: string, at: Expression) =>
    cells(question, { from, name, kind, feature, at, count, grouped: [...keys, at] });
  const started = isReleased
    ? cell(starts, "started", until)
    : cells(question, { from: starts, name, kind: "started", feature: [], at: until, count, grouped: [until] });
  const adopted = { name, feature, at: after, count, grouped: [...keys, after], where: call("gte", after, integer(0)) };
  const before = aggregate("count_rows", [], call("lt", after, integer(0)));
  return [
    started,
    cell(used, "left", until),
    cells(question, { from: used, kind: "adopted", ...adopted }),
    cells(question, { from: used, name, kind: "used_before", feature, count: before, grouped: keys }),
  ];
}

/** Whole units between two times; −1 when the second is earlier. */
function units({ definition }: Question, from: Expression, until: Expression): Expression {
  const elapsed = call("minus", until, from);
  const length = integer(unitMicros[definition.timeUnit]);
  return choose([{ if: call("gte", elapsed, integer(0)), then: call("integer_divide", elapsed, length) }], integer(-1));
}

/** Eligible actors with their "start" (microseconds), a moment of all history. */
function firsts(question: Question): string {
  const { since } = question.definition;
  const ref: EventRef = typeof since === "string" ? { event: null } : since;
  return once(question, "firsts", () => {
    const rows = refRows(question, { ref, ...history, columns: kept(["time"]) });
    return eligibleGroups(question, rows, { names: ["actor_1"], figures: [{ name: "start", value: call("micros", firstTime.value) }] });
  });
}

/** Those who start in the range, up to the data end, with "until", the units from there to the data end. */
function inRange(question: Question, name: PeriodName, { from, feature }: { from: string; feature: Named[] }): string {
  const { period } = calendarNamed(question.frame, name);
  const start = column("start");
  return question.builder.select("starts", {
    from,
    columns: [...feature, ...kept(["actor_1", "start"]), { name: "until", value: units(question, start, integer(question.frame.dataEnd)) }],
    where: all([call("gte", start, integer(period.fromMicros)), call("lte", start, integer(lastInstant(question.frame, period)))]),
  });
}

const startsOf = (question: Question, name: PeriodName): string => inRange(question, name, { from: firsts(question), feature: [] });

/** When each feature was released, in microseconds; 0 where that is not said. */
export function releasesOf({ features, timezone, weekStart }: AdoptionDefinition, { dataEnd }: Pick<Frame, "dataEnd">): number[] {
  const calendar = { timezone, weekStart, dataStart: null, dataEnd };
  return (features ?? []).map(({ released }) =>
    released === undefined ? 0 : resolveRange({ from: released, to: released }, calendar).fromMicros,
  );
}

/** Starts of each feature: its release, for those who came later their first event. */
function releasedStarts(question: Question, name: PeriodName): string {
  const { builder, definition, frame } = question;
  const released = releasesOf(definition, frame);
  const releases = builder.share("releases", {
    is: "rows",
    columns: ["feature", "released"],
    rows: released.map((micros, index) => [index + 1, micros].map((value) => ({ is: "integer", value }))),
  });
  const each = builder.select("starts_by_feature", {
    from: firsts(question),
    as: "f",
    joins: [{ relation: releases, as: "r", kind: "cross" }],
    columns: [
      { name: "feature", value: column("feature", "r") },
      ...kept(["actor_1"], "f"),
      { name: "start", value: call("greatest", column("start", "f"), column("released", "r")) },
    ],
  });
  return inRange(question, name, { from: each, feature: kept(["feature"]) });
}

/** Those who start and have used the feature, with "after", the units from the start to the first use (−1 for one before it). */
function usedSince(question: Question, starts: string, name: PeriodName): string {
  const { builder, definition } = question;
  const used = firstUses(question, history);
  const byFeature = definition.since === "released" ? featureNames(definition) : [];
  return once(question, `used since ${name}`, () =>
    builder.select("used", {
      from: used,
      as: "u",
      joins: [
        {
          relation: starts,
          as: "s",
          kind: "inner",
          on: all(["actor_1", ...byFeature].map((each) => call("eq", column(each, "u"), column(each, "s")))),
        },
      ],
      columns: [
        ...featureKept(definition, "u"),
        ...kept(["until"], "s"),
        { name: "after", value: units(question, column("start", "s"), call("micros", column("first_time", "u"))) },
      ],
    }),
  );
}

/** The first use of each feature by each actor: the feature's columns, "actor_1", "first_time". */
export function firstUses(question: Question, bounds: { from: number; until: number }): string {
  const { builder, definition } = question;
  return once(question, `first uses ${bounds.from} ${bounds.until}`, () =>
    builder.select("first_uses", {
      from: ofFeatures(question, rowsOfUses(question, { ...bounds, columns: kept(["time"]) })),
      columns: [...featureColumns(definition), ...kept(["actor_1"]), firstTime],
      groupBy: columnsOf([...featureNames(definition), "actor_1"]),
    }),
  );
}
