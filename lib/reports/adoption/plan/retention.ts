import { aggregate, all, call, choose, column, type Expression, instant, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { beginningOfTime } from "../../../vocabulary/event-scope.ts";
import { activeRef, amongBase, base, eligibleGroups, firstTime, refRows } from "./actives.ts";
import { featureColumns, featureKept, featureNames, rowsOfUses } from "./features.ts";
import { calendarNamed, type PeriodName } from "./frame.ts";
import { usersOf } from "./pairs.ts";
import { cells, columnsOf, kept, type Question } from "./question.ts";
import { firstUses } from "./time-to-adopt.ts";

const dayMicros = 86_400_000_000;
const intervalMicros = { day: dayMicros, week: 7 * dayMicros, month: 30 * dayMicros, quarter: 90 * dayMicros } as const;

/**
 * Of three sets ("usage" and "adopters" by feature, "base"): "…_until" says how many have a last whole interval so far (0 first, at most
 * the last one asked for), "…_returned" how many of them came back in an interval that has passed for them.
 */
export function retentionCells(question: Question, name: PeriodName): string[] {
  return [...usageCells(question, name), ...activeCells(question, name)];
}

/** Where a set is found, and what tells its members apart. */
type Members = { kind: string; starts: string; returns: string; feature: Named[]; keys: string[] };

function setCells(question: Question, name: PeriodName, { kind, starts, returns, feature, keys }: Members): string[] {
  const count = aggregate("count_rows");
  const [until, index] = [column("last_index"), column("index")];
  const own = columnsOf(keys);
  const isOver = call("gte", until, integer(0));
  return [
    cells(question, { from: starts, name, kind: `${kind}_until`, feature, at: until, count, grouped: [...own, until], where: isOver }),
    cells(question, { from: returns, name, kind: `${kind}_returned`, feature, at: index, count, grouped: [...own, index] }),
  ];
}

/** From the first use in all history on, for those of the base whose it is in the range. */
function usageCells(question: Question, name: PeriodName): string[] {
  const { builder, definition, frame } = question;
  const { fromMicros, toMicros } = calendarNamed(frame, name).period;
  const first = builder.select("first_in_range", {
    from: firstUses(question, { from: beginningOfTime, until: toMicros }),
    keep: true,
    columns: [],
    where: call("gte", column("first_time"), instant(fromMicros)),
  });
  const columns = ["actor_1", "first_time"];
  const starts = amongBase(question, { relation: first, base: () => base(question, name), on: ["actor_1"], columns });
  const rows = rowsOfUses(question, { from: fromMicros, until: frame.dataEnd, columns: kept(["time"]) });
  const feature = featureKept(definition);
  const closing = withLastIndex(question, starts, feature);
  const keys = featureNames(definition);
  const returns = returnsOf(question, { rows, starts: closing, keys, feature: featureColumns(definition, "r") });
  return setCells(question, name, { kind: "usage", starts: closing, returns, feature: featureColumns(definition), keys });
}

/** From the first active event in the range on, for the base and for the users among it. */
function activeCells(question: Question, name: PeriodName): string[] {
  const { builder, definition, frame } = question;
  const { fromMicros, toMicros } = calendarNamed(frame, name).period;
  const ref = activeRef(definition);
  const look = (until: number) => refRows(question, { ref, from: fromMicros, until, columns: kept(["time"]) });
  const first = eligibleGroups(question, look(toMicros), { names: ["actor_1"], figures: [firstTime] });
  const starts = withLastIndex(question, first, []);
  const returns = returnsOf(question, { rows: look(frame.dataEnd), starts, keys: [], feature: [] });
  const among = (relation: string, column_: string) =>
    builder.select("of_adopters", {
      from: usersOf(question, name),
      as: "u",
      joins: [{ relation, as: "b", kind: "inner", on: call("eq", column("actor_1", "u"), column("actor_1", "b")) }],
      columns: [...featureKept(definition, "u"), ...kept([column_], "b")],
    });
  const adopters = { starts: among(starts, "last_index"), returns: among(returns, "index") };
  const feature = featureColumns(definition);
  return [
    ...setCells(question, name, { kind: "base", starts, returns, feature: [], keys: [] }),
    ...setCells(question, name, { kind: "adopters", ...adopters, feature, keys: featureNames(definition) }),
  ];
}

const lengthOf = ({ definition }: Question): Expression => integer(intervalMicros[definition.interval]);

/** Adds "last_index", the last interval that has wholly passed at the data end; −1 for none. */
function withLastIndex(question: Question, from: string, feature: Named[]): string {
  const { definition, frame } = question;
  const passed = call("minus", integer(frame.dataEnd), call("micros", column("first_time")));
  const last = call("minus", call("integer_divide", passed, lengthOf(question)), integer(1));
  return question.builder.select("retained_from", {
    from,
    columns: [
      ...feature,
      ...kept(["actor_1", "first_time"]),
      { name: "last_index", value: call("least", last, integer(definition.periods - 1)) },
    ],
  });
}

type Returns = { rows: string; starts: string; keys: string[]; feature: Named[] };

/** A row per member and interval that has passed with a row after the one that starts it: the feature's columns, "actor_1", "index". */
function returnsOf(question: Question, { rows, starts, keys, feature }: Returns): string {
  const { builder } = question;
  const since = call("minus", call("micros", column("time", "r")), call("micros", column("first_time", "s")));
  const elapsed = builder.select("seen_after", {
    from: rows,
    as: "r",
    joins: [
      {
        relation: starts,
        as: "s",
        kind: "inner",
        on: all([
          ...["actor_1", ...keys].map((each) => call("eq", column(each, "r"), column(each, "s"))),
          call("gte", column("time", "r"), column("first_time", "s")),
        ]),
      },
    ],
    columns: [
      ...feature.map(({ name }) => ({ name, value: column(name, "r") })),
      ...kept(["actor_1"], "r"),
      ...kept(["last_index"], "s"),
      { name: "index", value: call("integer_divide", since, lengthOf(question)) },
    ],
  });
  const count = aggregate("count_rows");
  const names = [...keys, "actor_1", "index"];
  const grouped = builder.select("seen_in", {
    from: elapsed,
    columns: [
      ...(feature.length > 0 ? featureColumns(question.definition) : []),
      ...kept(["actor_1", "index"]),
      { name: "rows", value: count },
    ],
    where: call("lte", column("index"), column("last_index")),
    groupBy: columnsOf(names),
  });
  const enough = choose([{ if: call("eq", column("index"), integer(0)), then: integer(2) }], integer(1));
  return builder.select("returned", { from: grouped, keep: true, columns: [], where: call("gte", column("rows"), enough) });
}
