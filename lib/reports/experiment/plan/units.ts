import { aggregate, all, call, choose, column, type Expression, integer, over, text, texts } from "../../../plan/expression.ts";
import { foldedGroups } from "../../../vocabulary/folded-groups.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import { maxVariants } from "../definition.ts";
import { firstExposures } from "./exposures.ts";
import { hasSegments, kept, type Question, splitOf } from "./question.ts";

/** Each unit with an exposure in the one "state" that it is in; "exposed" units are counted in the arm of their "variant". */
export function unitsByState(question: Question, rows: string): string {
  const { builder, frame } = question;
  const exposures = firstExposures(question, rows);
  const isBefore = call("lt", column("exposure"), integer(frame.periods.current.fromMicros));
  const state = choose(
    [
      { if: call("is_null", column("exposure")), then: text("without_variant") },
      { if: isBefore, then: text("before_range") },
      { if: column("several"), then: text("several_variants") },
      { if: isArm(question, exposures), then: text("exposed") },
    ],
    text("not_planned"),
  );
  return builder.select("units_by_state", {
    from: exposures,
    keep: true,
    columns: [{ name: "state", value: state }],
    where: call("or", call("not_null", column("exposure")), call("not_null", column("unset"))),
  });
}

/** Whether the unit's variant is an arm: a listed one, or one of those that are found. */
function isArm(question: Question, exposures: string): Expression {
  const { variants, control } = question.definition;
  const variant = column("variant");
  if (variants) return call("in_list", variant, texts(variants.map(({ name }) => name)));
  const found: Expression = { is: "member", value: variant, relation: foundArms(question, exposures) };
  return control === undefined ? found : call("or", call("eq", variant, text(control)), found);
}

/** The variants with most units, as many as there may be beside a named control. */
function foundArms({ builder, definition, frame }: Question, exposures: string): string {
  const { control } = definition;
  const counted = builder.select("variant_sizes", {
    from: exposures,
    columns: [...kept(["variant"]), { name: "units", value: aggregate("count_rows") }],
    where: all([
      call("gte", column("exposure"), integer(frame.periods.current.fromMicros)),
      call("not", column("several")),
      ...(control === undefined ? [] : [call("not_eq", column("variant"), text(control))]),
    ]),
    groupBy: [column("variant")],
  });
  const place = over("row_number", [], { order: [{ by: column("units"), descending: true }, { by: column("variant") }] });
  return builder.select("found_arms", {
    from: counted,
    columns: kept(["variant"]),
    qualify: call("lte", place, integer(control === undefined ? maxVariants : maxVariants - 1)),
  });
}

/** The counted units: "actor_1", "variant", "exposure", and what the view splits them by. */
export function countedUnits(question: Question, units: string): string {
  const { builder, definition, frame } = question;
  const counted = builder.select("counted", {
    from: units,
    columns: [
      ...kept(["actor_1", "variant", "exposure"]),
      ...(splitOf(definition).includes("bucket") ? [{ name: "bucket", value: periodWithin(column("exposure_time"), frame.spine) }] : []),
      ...(hasSegments(definition) ? [{ name: "group_value", value: column("segment") }] : []),
    ],
    where: call("eq", column("state"), text("exposed")),
  });
  if (!hasSegments(definition) || !definition.breakdown) return counted;
  const breakdown = { ...definition.breakdown, hideOther: false, other: true };
  return foldedGroups(builder, { relation: counted, weight: aggregate("count_rows"), breakdown });
}
