import type { AggregateVerb, ScalarVerb, WindowVerb } from "../../plan/expression.ts";

type Spelling = (args: string[]) => string;

const infix =
  (operator: string): Spelling =>
  (args) =>
    `(${args.join(` ${operator} `)})`;
const named =
  (name: string): Spelling =>
  (args) =>
    `${name}(${args.join(", ")})`;

/** A time of day that says where its clock stands: an offset, Z, or the name of a zone. */
const clockWithZone = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?\\s*([A-Za-z][A-Za-z0-9_+/-]*|[+-][0-9]{2}(:?[0-9]{2}(:[0-9]{2})?)?)$";

/** The same with the seconds and the capital Z that DuckDB asks for. */
const withSeconds = (value: string): string =>
  `regexp_replace(regexp_replace(${value}, '([ T][0-9]{2}:[0-9]{2})\\s*([A-Za-z+-])', '\\1:00\\2'), 'z$', 'Z')`;

export const scalar: Record<ScalarVerb, Spelling> = {
  and: infix("AND"),
  or: infix("OR"),
  not: ([value]) => `(NOT ${value})`,
  eq: infix("="),
  same: infix("IS NOT DISTINCT FROM"),
  not_eq: infix("<>"),
  lt: infix("<"),
  lte: infix("<="),
  gt: infix(">"),
  gte: infix(">="),
  is_null: ([value]) => `(${value} IS NULL)`,
  not_null: ([value]) => `(${value} IS NOT NULL)`,
  coalesce: named("coalesce"),
  null_if: named("nullif"),
  plus: infix("+"),
  minus: infix("-"),
  times: infix("*"),
  divide: infix("/"),
  integer_divide: infix("//"),
  modulo: infix("%"),
  bit_and: infix("&"),
  bit_or: infix("|"),
  bit_count: ([value]) => `CAST(bit_count(${value}) AS BIGINT)`,
  shift_right: infix(">>"),
  shift_left: infix("<<"),
  floor: named("floor"),
  ceil: named("ceil"),
  cube_root: named("cbrt"),
  least: named("least"),
  greatest: named("greatest"),
  to_number: ([value]) => `TRY_CAST(${value} AS DOUBLE)`,
  to_integer: ([value]) => `CAST(${value} AS BIGINT)`,
  to_text: ([value]) => `CAST(${value} AS VARCHAR)`,
  number_text: ([value]) => `regexp_replace(CAST(${value} AS VARCHAR), '\\.0$', '')`,
  to_instant: ([value, zone]) =>
    `CASE WHEN regexp_matches(${value}, '${clockWithZone}') THEN timezone('UTC', TRY_CAST(${withSeconds(value ?? "")} AS TIMESTAMPTZ))` +
    ` ELSE TRY(timezone('UTC', timezone(${zone}, TRY_CAST(${value} AS TIMESTAMP)))) END`,
  micros: named("epoch_us"),
  iso_from_micros: ([value]) => `strftime(make_timestamp(TRY_CAST(${value} AS BIGINT)), '%Y-%m-%dT%H:%M:%S.%gZ')`,
  lower: named("lower"),
  contains: named("contains"),
  starts_with: named("starts_with"),
  matches: named("regexp_matches"),
  in_list: ([value, list]) => `(${value} = ANY(${list}))`,
  concat: (args) => `(${args.join(" || ")})`,
  without_first: ([value]) => `substr(${value}, 2)`,
  trim_url: ([value]) => `regexp_replace(regexp_replace(${value}, '[/?#]+$', ''), '^$', '/')`,
  trim_slashes: ([value]) => `rtrim(${value}, '/')`,
  replace_all: ([value, pattern, replacement]) => `regexp_replace(${value}, ${pattern}, ${replacement}, 'g')`,
  element: ([list, position]) => `${list}[${position}]`,
  length: named("len"),
  list_of: (args) => `[${args.join(", ")}]`,
  without_nulls: ([list]) => `list_filter(${list}, lambda "each": "each" IS NOT NULL)`,
  sorted: named("list_sort"),
  unnest: named("unnest"),
  local_date: ([time, zone]) => `CAST(CAST(timezone(${zone}, timezone('UTC', ${time})) AS DATE) AS VARCHAR)`,
  key: ([id]) => `CAST(md5_number_upper(${id}) >> 1 AS BIGINT)`,
  local_weekday: ([time, zone]) => `isodow(timezone(${zone}, timezone('UTC', ${time})))`,
};

export const aggregate: Record<AggregateVerb, Spelling> = {
  count: named("count"),
  count_rows: () => "count(*)",
  count_distinct: ([...values]) => `count(DISTINCT ${values.length === 1 ? values[0] : `(${values.join(", ")})`})`,
  sum: named("sum"),
  min: named("min"),
  max: named("max"),
  average: named("avg"),
  median: named("median"),
  quantile: named("quantile_cont"),
  list: named("list"),
  first_by: ([value, ...order]) => `arg_min_null(${value}, ${order.length === 1 ? order[0] : `row(${order.join(", ")})`})`,
  last_by: ([value, ...order]) => `arg_max_null(${value}, ${order.length === 1 ? order[0] : `row(${order.join(", ")})`})`,
  any: named("any_value"),
  bit_or: named("bit_or"),
};

export const window: Record<WindowVerb, Spelling> = {
  row_number: () => "row_number()",
  rank: () => "rank()",
  dense_rank: () => "dense_rank()",
  previous: named("lag"),
  next: named("lead"),
  running_sum: named("sum"),
  count_rows: () => "count(*)",
  min: named("min"),
  max: named("max"),
  first: named("first_value"),
};
