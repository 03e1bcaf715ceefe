import { all, call, choose, column, type Expression, integer, nothing, number, text } from "../../../plan/expression.ts";
import { actorPage } from "../../../vocabulary/actor-names.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import { listedMetrics } from "../definition/labels.ts";
import type { Metric } from "../definition/metric.ts";
import type { ExperimentPart, ExperimentState } from "../definition.ts";
import { exposureRows, variantsSeen } from "./exposures.ts";
import { unitOutcomes } from "./outcomes.ts";
import { kept, type Question, sameUnit } from "./question.ts";
import { countedUnits, unitsByState } from "./units.ts";

/** Units that are counted in an arm, by what they did. */
const countedStates: readonly ExperimentState[] = ["exposed", "converted", "not_converted", "immature"];

/** The units behind one number, in the order of their exposure. */
export function actorsAnswer(question: Question): void {
  const { builder, definition } = question;
  const part = definition.part as ExperimentPart;
  const rows = exposureRows(question);
  const units = unitsByState(question, rows);
  const listed = countedStates.includes(part.state) ? countedList(question, part, units) : leftOutList(question, part, units);
  const seen = builder.select("listed_with_variants", {
    from: listed,
    as: "l",
    keep: true,
    joins: [{ relation: variantsSeen(question, rows), as: "v", kind: "left", on: sameUnit("l", "v") }],
    columns: kept(["variants"], "v"),
  });
  const columns = kept(["variant", "variants", "exposure", "value"], "a");
  actorPage({ builder, countBy: definition.countBy, relation: seen, columns, order: [{ by: column("exposure") }] }, part);
}

function leftOutList({ builder }: Question, { state }: ExperimentPart, units: string): string {
  const first = state === "without_variant" ? column("unset") : column("exposure");
  return builder.select("listed", {
    from: units,
    columns: [...kept(["actor_1", "variant"]), { name: "exposure", value: first }, { name: "value", value: call("to_number", nothing) }],
    where: call("eq", column("state"), text(state)),
  });
}

function countedList(question: Question, part: ExperimentPart, units: string): string {
  const { builder, definition } = question;
  const counted = countedUnits(question, units);
  const metric = listedMetrics(definition).find(({ key }) => key === part.metric)?.metric;
  const ofVariant = part.variant === undefined ? [] : [call("eq", column("variant"), text(part.variant))];
  return builder.select("listed", {
    from: metric ? unitOutcomes(question, metric, counted) : counted,
    columns: [
      ...kept(["actor_1", "variant", "exposure"]),
      { name: "value", value: metric ? shownValue(metric, part) : call("to_number", nothing) },
    ],
    where: all([...ofVariant, ...ofSegment(part), ...didSo(metric, part)]),
  });
}

/** The segment that the list is of. */
function ofSegment({ segment, segmentKind }: ExperimentPart): Expression[] {
  if (segment === undefined) return [];
  const kind = segmentKind === undefined ? [] : [call("eq", column("group_kind"), integer(groupKinds[segmentKind]))];
  return [call("eq", column("group_name"), text(segment)), ...kind];
}

/** How many steps a unit must have taken to be converted; 1 for an event. */
function asked(metric: Metric | undefined, { step }: ExperimentPart): Expression {
  return number(metric?.type === "funnel" ? (step ?? metric.steps.length) : 1);
}

function didSo(metric: Metric | undefined, part: ExperimentPart): Expression[] {
  const settled = column("settled");
  if (part.state === "immature") return [call("not", settled)];
  if (part.state === "converted") return [settled, call("gte", column("value"), asked(metric, part))];
  return part.state === "not_converted" ? [settled, call("lt", column("value"), asked(metric, part))] : [];
}

/** What the list shows of a unit: its own value, 1 or 0 for rates; unset while its outcome can change. */
function shownValue(metric: Metric, part: ExperimentPart): Expression {
  const isRate = metric.type !== "mean" && metric.type !== "ratio";
  const converted = choose([{ if: call("gte", column("value"), asked(metric, part)), then: number(1) }], number(0));
  return choose([{ if: column("settled"), then: isRate ? converted : column("value") }], call("to_number", nothing));
}
