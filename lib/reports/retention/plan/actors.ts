import { aggregate, all, call, choose, column, type Expression, integer, over, text, truth } from "../../../plan/expression.ts";
import { actorPage } from "../../../vocabulary/actor-names.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { RetentionPart } from "../definition.ts";
import { columnsOf, intervalEnd } from "../result/columns.ts";
import { heldNames } from "./births.ts";
import { lastColumn, type Members } from "./cells.ts";
import { listedPeriod, type PeriodName } from "./frame.ts";
import { membersOf } from "./members.ts";
import { kept, type Question, sameUnit, spineOf } from "./question.ts";
import { rollingMicros, seenOf } from "./seen.ts";

/** The members behind one cell of the table, named and in order; "total" on every row is the length of the whole list. */
export function actorsAnswer(question: Question): void {
  const { builder, definition } = question;
  const part = definition.part as RetentionPart;
  const members = listedMembers(question);
  const seen = seenAgain(question, members);
  const units = members.found.units;
  const among = membersOfCell(question, members);
  const sameMember = all([sameUnit(units, "b", "s"), call("eq", column("cohort", "b"), column("cohort", "s"))]);
  const listed = builder.select("listed", {
    from: among,
    as: "b",
    joins: [{ relation: seen, as: "s", kind: "left", on: sameMember }],
    columns: [
      ...kept([...units, "cohort"], "b"),
      { name: "birth", value: call("micros", column("birth_time", "b")) },
      { name: "columns_seen", value: column("columns_seen", "s") },
      { name: "last_column", value: column("last_column", "s") },
      { name: "column_count", value: call("coalesce", column("column_count", "s"), integer(0)) },
    ],
    where: part.column === 0 ? truth(part.state === "retained") : hasState(question, part),
  });
  const held = heldNames(question);
  const columns = kept(["cohort", "birth", "columns_seen", "last_column", "column_count", ...held], "a");
  const order = [{ by: column("column_count"), descending: true }];
  actorPage(
    {
      builder,
      countBy: definition.countBy,
      relation: listed,
      columns,
      order,
      then: ["cohort", ...held].map((each) => ({ by: column(each) })),
    },
    part,
  );
}

/** The members of the period that the list is about. */
export function listedMembers(question: Question): Members {
  const { definition, frame } = question;
  const name = listedPeriod(definition, frame);
  const names: PeriodName[] = definition.breakdown && name === "previous" ? ["current", "previous"] : [name];
  return membersOf(question, names).find((each) => each.name === name) as Members;
}

/** Per member seen again: its columns, the last one, and in how many columns of the table it counts. */
function seenAgain(question: Question, { name, found }: Members): string {
  const { builder, definition } = question;
  const { units } = found;
  const seen = seenOf(question, name, found).seen;
  const keys = [...units, "cohort"];
  const lists = builder.select("columns_of_members", {
    from: seen,
    columns: [
      ...kept(keys),
      { name: "columns_seen", value: call("sorted", aggregate("list", [column("column")])) },
      { name: "last_column", value: lastColumn(question) },
    ],
    groupBy: keys.map((each) => column(each)),
  });
  const count =
    definition.returning === "on"
      ? call("length", column("columns_seen"))
      : call("least", column("last_column"), lastOfCohort(question, name));
  return builder.select("members_seen", { from: lists, keep: true, columns: [{ name: "column_count", value: count }] });
}

/** The last column that a cohort has a cell in. */
function lastOfCohort(question: Question, name: PeriodName): Expression {
  const intervals = spineOf(question, name).length;
  const columns = columnsOf(question.definition, intervals);
  return choose(
    [...columns].reverse().map(({ column: place, from }) => ({
      if: call("lte", column("cohort"), integer(intervals - 1 - from)),
      then: integer(place),
    })),
    integer(0),
  );
}

function hasState({ definition }: Question, part: RetentionPart): Expression {
  const isSeen =
    definition.returning === "on"
      ? call("contains", column("columns_seen", "s"), integer(part.column))
      : call("gte", column("last_column", "s"), integer(part.column));
  const retained = call("coalesce", isSeen, truth(false));
  return part.state === "retained" ? retained : call("not", retained);
}

/** The members of the cohorts and the group that the list is for, seen again or not. */
export function membersOfCell(question: Question, { name, births, grouped }: Members): string {
  const { builder, definition } = question;
  const part = definition.part as RetentionPart;
  const ofGroup = part.group === undefined || grouped === null ? births : inGroup(question, grouped, part);
  const cells = definition.windows === "rolling" ? rollingCohorts(question, name, part) : calendarCohorts(question, name, part);
  const limits = (verb: "min" | "max") => over(verb, [call("micros", column("birth_time"))], { partition: [column("cohort")] });
  const rolling = definition.windows === "rolling";
  const from = rolling
    ? builder.select("cohort_limits", {
        from: ofGroup,
        keep: true,
        columns: [
          { name: "first_birth", value: limits("min") },
          { name: "last_birth", value: limits("max") },
        ],
      })
    : ofGroup;
  return builder.select("asked", { from, keep: true, columns: [], where: cells });
}

function inGroup({ builder }: Question, grouped: string, { group, groupKind }: RetentionPart): string {
  const kind = groupKind === undefined ? [] : [call("eq", column("group_kind"), integer(groupKinds[groupKind]))];
  const where = all([call("eq", column("group_name"), text(group ?? "")), ...kind]);
  return builder.select("in_group", { from: grouped, keep: true, columns: [], where });
}

/** Cohorts with a cell in the column that has begun: the one named, or all whose cell the average row counts. */
function candidates(question: Question, name: PeriodName, part: RetentionPart): { cohorts: number[]; from: number; to: number } {
  const spine = spineOf(question, name);
  const column = columnsOf(question.definition, spine.length)[part.column];
  if (!column) return { cohorts: [], from: 0, to: 0 };
  const all = spine.map((_, index) => index).filter((index) => index + column.from < spine.length);
  const cohorts = part.cohort === "all" ? all : all.filter((index) => spine[index]?.period === part.cohort);
  return { cohorts, from: column.from, to: column.to };
}

function horizonOf({ frame }: Question, name: PeriodName): number {
  return Math.min(frame.dataEnd, (frame.periods[name]?.toMicros ?? 0) + 1);
}

/** Whether the average row waits until cells are closed. */
function waits({ definition }: Question, part: RetentionPart): boolean {
  return part.cohort === "all" && !definition.includeMaturing;
}

function calendarCohorts(question: Question, name: PeriodName, part: RetentionPart): Expression {
  const horizon = horizonOf(question, name);
  const { cohorts, from, to } = candidates(question, name, part);
  const spine = spineOf(question, name);
  const after = question.definition.returning === "on_or_after" && part.column > 0;
  const closes = (cohort: number): number =>
    after ? (spine.at(-1)?.endMicros ?? 0) : intervalEnd(spine, cohort + to, question.definition);
  const counted = cohorts.filter((cohort) =>
    waits(question, part) ? closes(cohort) <= horizon : (spine[cohort + from]?.startMicros ?? Number.POSITIVE_INFINITY) <= horizon,
  );
  return isOneOf(counted);
}

function isOneOf(cohorts: number[]): Expression {
  return cohorts.length === 0 ? truth(false) : call("in_list", column("cohort"), numbers(cohorts));
}

const numbers = (values: number[]): Expression => ({ is: "value", value: { is: "numbers", values } });

function rollingCohorts(question: Question, name: PeriodName, part: RetentionPart): Expression {
  const { cohorts, from, to } = candidates(question, name, part);
  const spine = spineOf(question, name);
  const horizon = integer(horizonOf(question, name));
  const length = rollingMicros(question.definition);
  const after = question.definition.returning === "on_or_after" && part.column > 0;
  const closes = after
    ? integer(spine.at(-1)?.endMicros ?? 0)
    : call("greatest", call("plus", column("last_birth"), integer((to + 1) * length)), ownEnd(question, name));
  const begins = call("plus", column("first_birth"), integer(from * length));
  return all([isOneOf(cohorts), waits(question, part) ? call("lte", closes, horizon) : call("lte", begins, horizon)]);
}

function ownEnd(question: Question, name: PeriodName): Expression {
  const ends = spineOf(question, name).map(({ endMicros }) => endMicros);
  return call("element", numbers(ends), call("plus", column("cohort"), integer(1)));
}
