import { aggregate, all, call, choose, column, type Expression, integer, over, text } from "../../../plan/expression.ts";
import type { Join, Named } from "../../../plan/relation.ts";
import { cohortValues } from "../../../vocabulary/cohort-values.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import { breakdownsOf, groupLimit } from "../definition/breakdowns.ts";
import { formulasOf } from "../definition/labels.ts";
import { binned } from "./bins.ts";
import { periodNames } from "./frame.ts";
import { measuredBy, stretches } from "./measure.ts";
import { columnsOf, kept, type Measured, measuredSeries, placeColumns, type Question } from "./question.ts";
import type { CountedRows } from "./row-columns.ts";
import { countedRows } from "./rows.ts";

/**
 * The counted events of one series in all periods. `relation`: each once; `grouped`: with "group_kind" and "group_1" ("group_2"), once
 * for each cohort, or null without a breakdown.
 */
export type SeriesRows = { measured: Measured; relation: string; grouped: string | null; actors: string[] };

export type GroupedRows = {
  series: SeriesRows[];
  /** Rows of "breakdown", "lowest" and "highest", where values are binned. */
  grid: string | null;
};

const unset = "(not set)";

/** The counted events of the series at these places, with their groups; a shared ranking needs all of them. */
export function groupedRows(question: Question, places: readonly number[]): GroupedRows {
  const { definition } = question;
  const breakdowns = breakdownsOf(definition);
  const needsAll = breakdowns.length > 0 && (formulasOf(definition).length > 0 || breakdowns.some(({ bins }) => bins));
  const wanted = measuredSeries(definition).filter(({ index }) => needsAll || places.includes(index));
  const found = wanted.map((measured) => ({ measured, ...inAllPeriods(question, measured) }));
  if (breakdowns.length === 0) return { series: found.map((each) => ({ ...each, grouped: null })), grid: null };
  if (breakdowns[0]?.of === "cohort") return { series: found.map((each) => ({ ...each, grouped: byCohort(question, each) })), grid: null };
  const { rows, grid } = binned(
    question,
    found.map(({ relation }) => relation),
  );
  const valued = found.map((each, index) => ({ ...each, relation: rows[index] as string }));
  return { series: folded(question, valued), grid };
}

type Found = CountedRows & { measured: Measured };

function inAllPeriods(question: Question, measured: Measured): CountedRows {
  const found = periodNames(question.frame).map((name) => countedRows(question, measured, name));
  const [first] = found as [CountedRows];
  if (found.length === 1) return first;
  return { ...first, relation: question.builder.add("both_periods", { is: "union", of: found.map(({ relation }) => relation) }) };
}

function byCohort(question: Question, { relation, measured, actors }: Found): string {
  const { builder, definition } = question;
  const keyed = builder.select("by_user", { from: relation, keep: true, columns: [{ name: "group_value", value: column("value_1") }] });
  const columns = ["period", ...actors, "time", "since", "bucket", ...placeColumns(question), ...extraColumns(measured)];
  const members = cohortValues(builder, { ...definition, breakdown: breakdownsOf(definition)[0] }, { relation: keyed, columns });
  const names = [
    { name: "group_kind", value: integer(groupKinds.value) },
    { name: "group_1", value: column("group_value") },
  ];
  return builder.select("grouped", { from: members, keep: true, columns: names });
}

/** What the measure needs of a row besides its place. */
function extraColumns({ measure: { name, property }, rollingDays }: Measured): string[] {
  if (rollingDays) return ["last_bucket"];
  if (name === "sessions") return ["session_user", "session_key"];
  if (name === "daily_active") return ["day"];
  if (name === "distinct") return ["text_value"];
  if (property !== undefined) return ["value", "excluded"];
  return name === "session_duration" || name === "session_events" || name === "bounce" ? ["session_user", "session_key", "value"] : [];
}

/** The columns of the breakdowns' values. */
const valueNames = ({ definition }: Pick<Question, "definition">): string[] =>
  breakdownsOf(definition).map((_, index) => `value_${index + 1}`);

/** The columns of a group, for answers that have groups. */
export const groupNames = ({ definition }: Pick<Question, "definition">): string[] =>
  breakdownsOf(definition).length === 0 ? [] : ["group_kind", ...breakdownsOf(definition).map((_, index) => `group_${index + 1}`)];

/** Values beyond the limit become one group: ranked by the sum of their points, under formulas by that of all series together. */
function folded(question: Question, found: readonly Found[]): SeriesRows[] {
  const { builder, definition } = question;
  const weights = found.map((each) => weightsOf(question, each));
  const isShared = formulasOf(definition).length > 0;
  const all_ = isShared && weights.length > 1 ? builder.add("all_weights", { is: "union", of: weights }) : null;
  const shared = isShared ? placesOf(question, all_ ?? (weights[0] as string)) : null;
  return found.map((each, index) => {
    const places = shared ?? placesOf(question, weights[index] as string);
    return { ...each, grouped: named(question, each.relation, places) };
  });
}

/** Per period and value, the sum of the points as "weight". */
function weightsOf(question: Question, { relation, actors, measured }: Found): string {
  const keys = kept(["period", ...valueNames(question)]);
  const measuring = { relation, actors, measured, keys };
  const weight = measured.rollingDays
    ? { from: stretches(question, measuring), value: call("minus", column("until"), column("bucket")) }
    : { from: measuredBy(question, { ...measuring, keys: [...keys, ...kept(["bucket"])] }), value: column("value") };
  return question.builder.select("weights", {
    from: weight.from,
    columns: [...keys, { name: "weight", value: call("coalesce", call("to_number", aggregate("sum", [weight.value])), integer(0)) }],
    groupBy: keys.map(({ value }) => value),
  });
}

/** The place of each value, with its weights in both periods. */
function placesOf(question: Question, weights: string): string {
  const { builder } = question;
  const values = valueNames(question);
  const of = (period: string) =>
    call("coalesce", aggregate("sum", [column("weight")], call("eq", column("period"), text(period))), integer(0));
  const summed = builder.select("weights_by_value", {
    from: weights,
    columns: [...kept(values), { name: "current_weight", value: of("current") }, { name: "previous_weight", value: of("previous") }],
    groupBy: columnsOf(values),
  });
  const order = [
    ...["current_weight", "previous_weight"].map((each) => ({ by: column(each), descending: true })),
    ...values.map((each) => ({ by: call("coalesce", column(each), text(unset)) })),
  ];
  return builder.select("places", {
    from: summed,
    keep: true,
    columns: [{ name: "place", value: over("row_number", [], { partition: [allUnset(values)], order }) }],
  });
}

const allUnset = (values: readonly string[], of?: string): Expression => all(values.map((each) => call("is_null", column(each, of))));

function named(question: Question, relation: string, places: string): string {
  const { builder, definition } = question;
  const values = valueNames(question);
  const [first] = breakdownsOf(definition);
  const on = all(values.map((each) => call("same", column(each, "r"), column(each, "p"))));
  const joins: Join[] = [{ relation: places, as: "p", kind: "inner", on }];
  const isUnset = allUnset(values, "r");
  const within = call("lte", column("place", "p"), integer(groupLimit(definition)));
  const choice = (whenUnset: Expression, whenWithin: Expression, otherwise: Expression) =>
    choose(
      [
        { if: isUnset, then: whenUnset },
        { if: within, then: whenWithin },
      ],
      otherwise,
    );
  const names = values.map(
    (each, index): Named => ({
      name: `group_${index + 1}`,
      value: choice(text(unset), call("coalesce", column(each, "r"), text(unset)), text("(other)")),
    }),
  );
  const kind = choice(integer(groupKinds.unset), integer(groupKinds.value), integer(groupKinds.other));
  const hidden = first?.hideOther === true || first?.other === false;
  return builder.select("grouped", {
    from: relation,
    as: "r",
    keep: true,
    joins,
    columns: [{ name: "group_kind", value: kind }, ...names],
    ...(hidden ? { where: call("or", isUnset, within) } : {}),
  });
}
