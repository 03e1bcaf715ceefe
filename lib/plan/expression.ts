/** Anything a value can be before a dialect spells it. Plain data: it survives JSON, so instants are decimal text. */
export type Value =
  | { is: "text"; value: string }
  | { is: "number"; value: number }
  | { is: "integer"; value: number }
  | { is: "boolean"; value: boolean }
  | { is: "null" }
  /** Microseconds since 1970 in UTC. */
  | { is: "instant"; micros: number }
  | { is: "texts"; values: string[] }
  | { is: "numbers"; values: number[] };

export const scalarVerbs = [
  "and",
  "or",
  "not",
  "eq",
  "same",
  "not_eq",
  "lt",
  "lte",
  "gt",
  "gte",
  "is_null",
  "not_null",
  "coalesce",
  "null_if",
  "plus",
  "minus",
  "times",
  "divide",
  "integer_divide",
  "modulo",
  "bit_and",
  "bit_or",
  "bit_count",
  "shift_right",
  "shift_left",
  "floor",
  "ceil",
  "cube_root",
  "least",
  "greatest",
  "to_number",
  "to_integer",
  "to_text",
  "number_text",
  /** Text and a zone: the instant that the text names; one without an offset of its own is the clock of that zone. */
  "to_instant",
  "micros",
  "iso_from_micros",
  "lower",
  "contains",
  "starts_with",
  "matches",
  "concat",
  "without_first",
  "trim_url",
  "trim_slashes",
  "replace_all",
  "element",
  "length",
  "list_of",
  "without_nulls",
  /** The list in ascending order: aggregates gather in any. */
  "sorted",
  "unnest",
  "local_weekday",
  "local_date",
  "key",
  "in_list",
] as const;
export type ScalarVerb = (typeof scalarVerbs)[number];

export const aggregateVerbs = [
  "count",
  "count_rows",
  "count_distinct",
  "sum",
  "min",
  "max",
  "average",
  "median",
  "quantile",
  "list",
  "first_by",
  "last_by",
  "any",
  "bit_or",
] as const;
export type AggregateVerb = (typeof aggregateVerbs)[number];

export const windowVerbs = [
  "row_number",
  "rank",
  "dense_rank",
  "previous",
  "next",
  "running_sum",
  "count_rows",
  "min",
  "max",
  "first",
] as const;
export type WindowVerb = (typeof windowVerbs)[number];

export type Sort = { by: Expression; descending?: boolean };

export type Expression =
  | { is: "column"; name: string; of?: string }
  | { is: "value"; value: Value }
  /** Whether the row's event has one of these names. */
  | { is: "named"; names: string[] }
  /** The key under which import keeps an id. */
  | { is: "key_of"; id: string }
  /** An event property of the rows being read, as text or as a number; null where the data has no such property. */
  | { is: "property"; name: string; as: "text" | "number"; of?: string }
  | { is: "call"; verb: ScalarVerb; of: Expression[] }
  | { is: "choose"; when: { if: Expression; then: Expression }[]; otherwise: Expression }
  /** Whether the value stands in the only column of a named relation. */
  | { is: "member"; value: Expression; relation: string }
  | { is: "aggregate"; verb: AggregateVerb; of: Expression[]; where?: Expression }
  | { is: "window"; verb: WindowVerb; of: Expression[]; partition: Expression[]; order: Sort[] };

export const column = (name: string, of?: string): Expression => (of === undefined ? { is: "column", name } : { is: "column", name, of });
export const text = (value: string): Expression => ({ is: "value", value: { is: "text", value } });
export const number = (value: number): Expression => ({ is: "value", value: { is: "number", value } });
export const integer = (value: number): Expression => ({ is: "value", value: { is: "integer", value } });
export const nothing: Expression = { is: "value", value: { is: "null" } };
export const truth = (value: boolean): Expression => ({ is: "value", value: { is: "boolean", value } });
export const instant = (micros: number): Expression => ({ is: "value", value: { is: "instant", micros } });
export const texts = (values: string[]): Expression => ({ is: "value", value: { is: "texts", values } });
export const call = (verb: ScalarVerb, ...of: Expression[]): Expression => ({ is: "call", verb, of });
export const choose = (when: { if: Expression; then: Expression }[], otherwise: Expression): Expression => ({
  is: "choose",
  when,
  otherwise,
});

/** All of the conditions; true when there are none. */
export function all(conditions: readonly Expression[]): Expression {
  if (conditions.length === 0) return truth(true);
  return conditions.length === 1 ? (conditions[0] as Expression) : call("and", ...conditions);
}

/** Any of the conditions; false when there are none. */
export function some(conditions: readonly Expression[]): Expression {
  if (conditions.length === 0) return truth(false);
  return conditions.length === 1 ? (conditions[0] as Expression) : call("or", ...conditions);
}

export function aggregate(verb: AggregateVerb, of: Expression[] = [], where?: Expression): Expression {
  return where ? { is: "aggregate", verb, of, where } : { is: "aggregate", verb, of };
}

/** A window function over the rows of each partition, in order. */
export function over(
  verb: WindowVerb,
  of: Expression[],
  { partition = [], order = [] }: { partition?: Expression[]; order?: Sort[] } = {},
): Expression {
  return { is: "window", verb, of, partition, order };
}
