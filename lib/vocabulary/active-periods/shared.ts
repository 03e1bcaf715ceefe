import { daysColumn } from "../../plan/active-days.ts";
import { aggregate, call, choose, column, type Expression, integer, some } from "../../plan/expression.ts";
import type { ActivePeriods, ActivityQuestion } from "../active-periods.ts";
import { eventNames } from "../event-ref.ts";
import { type DayMask, dayMasks, dayNumber } from "./day-masks.ts";
import { isIndexed } from "./from-index.ts";

/** Bits of a set of periods that one integer holds. */
const mostPeriods = 62;

/**
 * The active periods of users as `activePeriods` has them, but with users who share theirs as one unit, and how many they are in
 * "users": what counts users then adds this up. Null where it cannot be told so: more than one event, conditions, too many periods.
 */
export function sharedPeriods(question: ActivityQuestion): ActivePeriods | null {
  const events = sharedEvent(question);
  const { builder, refs, spine, history } = question;
  const earlier = history ? 1 : 0;
  if (events === null || spine.length + earlier > mostPeriods) return null;
  const masks = dayMasks(spine);
  const months = [...new Set(masks.map(({ month }) => month))];
  const days = builder.share("shared_days", { is: "activity", by: "pattern", months, events, ...(history ? { first: true } : {}) });
  const start = integer(dayNumber(spine[0]?.period ?? "1970-01-01"));
  const bits = [...(history ? [bit(0, call("lt", column("first_day"), start))] : []), ...bitsOf(masks, earlier)];
  const set = bits.length === 1 ? (bits[0] as Expression) : call("bit_or", ...bits);
  const sets = builder.select("period_sets", {
    from: days,
    columns: [
      { name: "periods", value: set },
      { name: "users", value: aggregate("sum", [column("users")]) },
    ],
    groupBy: [set],
  });
  const spineBits = builder.share("period_bits", {
    is: "rows",
    columns: ["period", "bit"],
    rows: Array.from({ length: spine.length + earlier }, (_, place) =>
      [place - earlier, 2 ** place].map((value) => ({ is: "integer", value })),
    ),
  });
  const relation = builder.select("shared_periods", {
    from: sets,
    as: "s",
    joins: [
      {
        relation: spineBits,
        as: "b",
        kind: "inner",
        on: call("not_eq", call("bit_and", column("periods", "s"), column("bit", "b")), integer(0)),
      },
    ],
    columns: [
      { name: "actor_1", value: column("periods", "s") },
      { name: "period", value: column("period", "b") },
      ...refs.map((_, index) => ({ name: `count_${index + 1}`, value: integer(1) })),
      { name: "users", value: column("users", "s") },
    ],
  });
  return { relation, actors: ["actor_1"], units: ["actor_1"] };
}

/**
 * The one event, or any, that all references mean without conditions, when the index can tell of it; null when there is no such.
 * Rows of users who share their days answer what is asked of it.
 */
export function sharedEvent(question: ActivityQuestion): string[] | "any" | null {
  const { words, refs } = question;
  const [first, ...others] = refs.map(eventNames);
  const plain = refs.every(({ where, anyOf }) => !where?.length && !anyOf);
  const same = others.every((names) => JSON.stringify(names) === JSON.stringify(first));
  if (!isIndexed(question) || words.filters.length > 0 || !plain || !same || first === undefined) return null;
  return first === null ? "any" : first.length === 1 ? first : null;
}

function bitsOf(masks: DayMask[], earlier: number): Expression[] {
  const periods = [...new Set(masks.map(({ period }) => period))];
  return periods.map((period) => {
    const own = masks.filter((mask) => mask.period === period);
    const active = own.map(({ month, mask }) => call("not_eq", call("bit_and", column(daysColumn(month)), integer(mask)), integer(0)));
    return bit(period + earlier, some(active));
  });
}

function bit(place: number, condition: Expression): Expression {
  return choose([{ if: condition, then: integer(2 ** place) }], integer(0));
}
