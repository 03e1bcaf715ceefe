import { aggregate, all, call, column, type Expression, instant, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, EventScope } from "../../../vocabulary/event-scope.ts";
import { hasSegments, kept, type Question } from "./question.ts";

type Narrowed = { only: (scope: EventScope) => Expression; more: Named[] };

/**
 * The exposure events up to the range's end: "actor_1", "time", "tie", "variant" (null where it is not set), and "segment" if asked;
 * of some, with more columns, where it is narrowed.
 */
export function exposureRows({ builder, definition, frame }: Question, narrowed?: Narrowed): string {
  const { exposure, variantProperty, breakdown } = definition;
  const scope = new EventScope(builder, definition, { from: beginningOfTime, until: frame.periods.current.toMicros });
  const [actor] = scope.actor() as [Expression];
  const columns = [
    { name: "actor_1", value: actor },
    ...kept(["time", "tie"]),
    { name: "variant", value: call("null_if", scope.property(variantProperty), text("")) },
    ...(breakdown && hasSegments(definition) ? [{ name: "segment", value: scope.groupValue(breakdown) }] : []),
    ...(narrowed?.more ?? []),
  ];
  const where = [call("not_null", actor), scope.matches(exposure), ...(narrowed ? [narrowed.only(scope)] : [])];
  return scope.build(columns, where, eventNames(exposure));
}

/**
 * One row per unit with an exposure event: "actor_1", and of its exposures with a variant "exposure" (microseconds of the first one),
 * "variant", "several" (they name more than one) and "segment"; "unset" is its first exposure event of the range without one.
 */
export function firstExposures({ builder, definition, frame }: Question, rows: string): string {
  const isSet = call("not_null", column("variant"));
  const inRange = call("gte", column("time"), instant(frame.periods.current.fromMicros));
  const first = (name: string) => aggregate("first_by", [column(name), column("time"), column("tie")], isSet);
  const variants = (verb: "min" | "max") => aggregate(verb, [column("variant")], isSet);
  return builder.select("first_exposures", {
    from: rows,
    columns: [
      ...kept(["actor_1"]),
      { name: "exposure_time", value: aggregate("min", [column("time")], isSet) },
      { name: "exposure", value: call("micros", aggregate("min", [column("time")], isSet)) },
      { name: "variant", value: first("variant") },
      { name: "several", value: call("not_eq", variants("min"), variants("max")) },
      ...(hasSegments(definition) ? [{ name: "segment", value: first("segment") }] : []),
      { name: "unset", value: call("micros", aggregate("min", [column("time")], all([call("is_null", column("variant")), inRange]))) },
    ],
    groupBy: [column("actor_1")],
  });
}

/** Every variant that a unit saw, as a list in "variants". */
export function variantsSeen({ builder }: Question, rows: string): string {
  const each = builder.select("variants_of_units", {
    from: rows,
    distinct: true,
    columns: kept(["actor_1", "variant"]),
    where: call("not_null", column("variant")),
  });
  return builder.select("variants_seen", {
    from: each,
    columns: [...kept(["actor_1"]), { name: "variants", value: call("sorted", aggregate("list", [column("variant")])) }],
    groupBy: [column("actor_1")],
  });
}
