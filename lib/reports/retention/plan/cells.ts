import { aggregate, all, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Join, Named } from "../../../plan/relation.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { Units } from "./births.ts";
import type { PeriodName } from "./frame.ts";
import { looksAtRows } from "./needs.ts";
import { type Question, sameUnit } from "./question.ts";
import { seenOf } from "./seen.ts";

/** The members of one period: all of them, and each with its group. */
export type Members = { name: PeriodName; found: Units; births: string; grouped: string | null };

/** What a member is joined with, at which column it counts, and what is counted. */
type Counting = { joins: Join[]; place: Expression; figures: Named[]; where?: Expression };

const groupColumns = ["group_kind", "group_name", "group_count"];

/**
 * The answer's rows of one period, for the whole and for each group: "cohort", "column" (0 the cohort itself) and of these
 * "retained" (members), "last" (members seen last in this column, for on or after), "amount", and "first_birth", "last_birth".
 */
export function cellsOf(question: Question, members: Members): string[] {
  const { definition } = question;
  const countings = [sizes(question), ...(looksAtRows(definition) || definition.bracketRanges ? bySeen : byActivity)(question, members)];
  return countings.flatMap((counting) => counted(question, members, counting));
}

function counted({ builder }: Question, { name, births, grouped }: Members, { joins, place, figures, where }: Counting): string[] {
  const select = (from: string, groups: Named[]): string =>
    builder.select(groups === whole ? "cells" : "cells_by_group", {
      from,
      as: "b",
      joins,
      columns: [
        { name: "answer_of", value: text(name) },
        ...groups,
        { name: "cohort", value: column("cohort", "b") },
        { name: "column", value: place },
        ...figures,
      ],
      ...(where ? { where } : {}),
      groupBy: [...(groups === whole ? [] : groups.map(({ value }) => value)), column("cohort", "b"), place].filter(isColumnar),
    });
  const groups = groupColumns.map((each) => ({ name: each, value: column(each, "b") }));
  return [select(births, whole), ...(grouped === null ? [] : [select(grouped, groups)])];
}

const whole: Named[] = [
  { name: "group_kind", value: integer(groupKinds.total) },
  { name: "group_name", value: text("") },
  { name: "group_count", value: integer(0) },
];

/** A constant is nothing to group by. */
const isColumnar = (each: Expression): boolean => each.is !== "value";

/** How many members each cohort has, and when the first and the last of them was born. */
function sizes({ definition }: Question): Counting {
  const rolling = definition.windows === "rolling";
  const born = call("micros", column("birth_time", "b"));
  return {
    joins: [],
    place: integer(0),
    figures: [
      { name: "retained", value: aggregate("count_rows") },
      ...(definition.amount ? [{ name: "amount", value: aggregate("sum", [column("birth_amount", "b")]) }] : []),
      ...(rolling
        ? [
            { name: "first_birth", value: aggregate("min", [born]) },
            { name: "last_birth", value: aggregate("max", [born]) },
          ]
        : []),
    ],
  };
}

/** Single calendar intervals: the active intervals of each unit against its births, no row looked at twice. */
function byActivity({ builder, definition }: Question, { found }: Members): Counting[] {
  const { active, units } = found;
  const { minOccurrences, periods, returning } = definition;
  const enough = call("gte", column("count_2", "a"), integer(minOccurrences));
  const retained = { name: "retained", value: aggregate("count_rows") };
  if (returning === "on") {
    const distance = call("minus", column("period", "a"), column("cohort", "b"));
    const on = all([sameUnit(units, "b", "a"), call("gt", column("period", "a"), column("cohort", "b"))]);
    const where = all([enough, call("lt", distance, integer(periods))]);
    return [{ joins: [{ relation: active, as: "a", kind: "inner", on }], place: distance, figures: [retained], where }];
  }
  const lasts = builder.select("last_returns", {
    from: active,
    as: "a",
    columns: [
      ...units.map((name) => ({ name, value: column(name, "a") })),
      { name: "last_period", value: aggregate("max", [column("period", "a")]) },
    ],
    where: enough,
    groupBy: units.map((name) => column(name, "a")),
  });
  const last = column("last_period", "l");
  const on = all([sameUnit(units, "b", "l"), call("gt", last, column("cohort", "b"))]);
  const place = call("least", call("minus", last, column("cohort", "b")), integer(periods - 1));
  return [{ joins: [{ relation: lasts, as: "l", kind: "inner", on }], place, figures: [{ ...retained, name: "last" }] }];
}

/** Whatever the question: the columns in which each member was seen. */
function bySeen(question: Question, { name, found }: Members): Counting[] {
  const { builder, definition } = question;
  const { units } = found;
  const { distances, seen } = seenOf(question, name, found);
  const member = (alias: string) => all([sameUnit(units, "b", alias), call("eq", column("cohort", "b"), column("cohort", alias))]);
  const joined = (relation: string): Join => ({ relation, as: "s", kind: "inner", on: member("s") });
  const amount = { name: "amount", value: aggregate("sum", [column("amount", "s")]) };
  const retained = { name: "retained", value: aggregate("count_rows") };
  const atBirth: Counting[] = definition.amount
    ? [{ joins: [joined(distances)], place: integer(0), figures: [amount], where: call("eq", column("distance", "s"), integer(0)) }]
    : [];
  if (definition.returning === "on") {
    const figures = [retained, ...(definition.amount ? [amount] : [])];
    return [...atBirth, { joins: [joined(seen)], place: column("column", "s"), figures }];
  }
  const lasts = builder.select("last_seen", {
    from: seen,
    columns: [
      ...[...units, "cohort"].map((each) => ({ name: each, value: column(each) })),
      { name: "last_column", value: lastColumn(question) },
    ],
    groupBy: [...units, "cohort"].map((each) => column(each)),
  });
  const after: Counting = { joins: [joined(lasts)], place: column("last_column", "s"), figures: [{ ...retained, name: "last" }] };
  return [...atBirth, after, ...(definition.amount ? [{ joins: [joined(seen)], place: column("column", "s"), figures: [amount] }] : [])];
}

/** The last column in which a member counts; later intervals than the table has count for all of its columns. */
export function lastColumn({ definition: { bracketRanges, periods } }: Pick<Question, "definition">): Expression {
  const last = aggregate("max", [column("column")]);
  return bracketRanges ? last : call("least", last, integer(periods - 1));
}
