import { aggregate, all, call, choose, column, type Expression, integer, over, text } from "../../../plan/expression.ts";
import { beginningOfTime } from "../../../vocabulary/event-scope.ts";
import { periodIndex, periodWithin } from "../../../vocabulary/period-index.ts";
import { activeRef, amongBase, baseByBucket, eligibleGroups, isAnyActive, onlyEligible, refRows } from "./actives.ts";
import { featureColumns, featureKept, featureNames, rowsOfUses } from "./features.ts";
import { type Calendar, calendarNamed, type PeriodName } from "./frame.ts";
import { ofFeatures } from "./places.ts";
import { cells, columnsOf, kept, once, type Question } from "./question.ts";
import { quickActiveCame, quickAdopterCells, quickBaseCells, quickRateCells } from "./quick/over-time.ts";

const bucket = column("bucket");

/** Per bucket the base, per bucket and feature its users and their uses. */
export function rateCells(question: Question, name: PeriodName): string[] {
  const quick = quickRateCells(question, name);
  if (quick) return quick;
  const { definition } = question;
  const from = usersByBucket(question, name);
  const feature = featureColumns(definition);
  const grouped = [...columnsOf(featureNames(definition)), bucket];
  return [
    ...(quickBaseCells(question, name) ?? [baseCells(question, name)]),
    cells(question, { from, name, kind: "users", feature, at: bucket, count: aggregate("count_rows"), grouped }),
    cells(question, { from, name, kind: "uses", feature, at: bucket, count: aggregate("sum", [column("uses")]), grouped }),
  ];
}

function baseCells(question: Question, name: PeriodName): string {
  const from = baseByBucket(question, name);
  return cells(question, { from, name, kind: "base", feature: [], at: bucket, count: aggregate("count_rows"), grouped: [bucket] });
}

/** Users of the base by feature and bucket: "actor_1", "bucket", "uses". */
function usersByBucket(question: Question, name: PeriodName): string {
  const { builder, definition, frame } = question;
  return once(question, `users by bucket ${name}`, () => {
    const { period, spine } = calendarNamed(frame, name);
    const columns = [{ name: "bucket", value: periodWithin(column("time"), spine) }];
    const rows = rowsOfUses(question, { from: period.fromMicros, until: period.toMicros, columns });
    const relation = builder.select("uses_by_bucket", {
      from: rows,
      columns: [...featureColumns(definition), ...kept(["actor_1", "bucket"]), { name: "uses", value: aggregate("count_rows") }],
      groupBy: columnsOf([...featureNames(definition), "actor_1", "bucket"]),
    });
    return amongBuckets(question, name, { relation, columns: ["actor_1", "bucket", "uses"] });
  });
}

function amongBuckets(question: Question, name: PeriodName, { relation, columns }: { relation: string; columns: string[] }): string {
  return amongBase(question, { relation, base: () => baseByBucket(question, name), on: ["actor_1", "bucket"], columns });
}

/** Per bucket and feature the new, continuing and returning users; and who came first, of the users and of the active. */
export function adopterCells(question: Question, name: PeriodName): string[] {
  const quick = quickAdopterCells(question, name);
  if (quick) return quick;
  const { definition } = question;
  const from = adopterStates(question, name);
  const feature = featureColumns(definition);
  const grouped = [...columnsOf(featureNames(definition)), bucket];
  const states = (["new", "continuing", "returning"] as const).map((kind) =>
    cells(question, {
      from,
      name,
      kind,
      feature,
      at: bucket,
      count: aggregate("count_rows", [], call("eq", column("state"), text(kind))),
      grouped,
    }),
  );
  return [...states, ...cumulativeCells(question, name)];
}

/** Uses of all history by feature, actor and calendar period: "bucket" (−1 the one before the spine, −2 all earlier), "inside", "uses". */
function history(question: Question, name: PeriodName): string {
  const { builder, definition, frame } = question;
  return once(question, `history ${name}`, () => {
    const { period, spine, before } = calendarNamed(frame, name);
    const at = call("minus", periodIndex(column("time"), before ? [before, ...spine] : spine), integer(1));
    const columns = [
      { name: "bucket", value: at },
      { name: "inside", value: isInside({ period }) },
    ];
    const rows = rowsOfUses(question, { from: beginningOfTime, until: period.toMicros, columns });
    return builder.select("use_history", {
      from: ofFeatures(question, rows),
      columns: [
        ...featureColumns(definition),
        ...kept(["actor_1", "bucket"]),
        { name: "inside", value: aggregate("count_rows", [], column("inside")) },
        { name: "uses", value: aggregate("count_rows") },
      ],
      groupBy: columnsOf([...featureNames(definition), "actor_1", "bucket"]),
    });
  });
}

const isInside = ({ period }: Pick<Calendar, "period">): Expression =>
  call("gte", column("time"), { is: "value", value: { is: "instant", micros: period.fromMicros } });

/** Users of the base by feature and bucket with their "state". */
export function adopterStates(question: Question, name: PeriodName): string {
  const { builder, definition } = question;
  return once(question, `states ${name}`, () => {
    const partition = columnsOf([...featureNames(definition), "actor_1"]);
    const last = builder.select("use_before", {
      from: history(question, name),
      keep: true,
      columns: [{ name: "last_bucket", value: over("previous", [bucket], { partition, order: [{ by: bucket }] }) }],
    });
    const isNew = all([call("is_null", column("last_bucket")), call("eq", column("uses"), column("inside"))]);
    const isContinuing = call("eq", call("coalesce", column("last_bucket"), integer(-3)), call("minus", bucket, integer(1)));
    const state = choose(
      [
        { if: isNew, then: text("new") },
        { if: isContinuing, then: text("continuing") },
      ],
      text("returning"),
    );
    const relation = builder.select("adopters", {
      from: last,
      columns: [...featureKept(definition), ...kept(["actor_1", "bucket"]), { name: "state", value: state }],
      where: all([call("gt", column("inside"), integer(0)), call("gte", bucket, integer(0))]),
    });
    return amongBuckets(question, name, { relation, columns: ["actor_1", "bucket", "state"] });
  });
}

/** In which bucket each user was both active and a user for the first time; before the range counts as its first. */
function cumulativeCells(question: Question, name: PeriodName): string[] {
  const { builder, definition } = question;
  const used = builder.select("first_uses", {
    from: history(question, name),
    columns: [
      ...featureColumns(definition),
      ...kept(["actor_1"]),
      { name: "bucket", value: call("greatest", aggregate("min", [bucket]), integer(0)) },
    ],
    groupBy: columnsOf([...featureNames(definition), "actor_1"]),
  });
  const both = isAnyActive(definition) ? onlyEligible(question, used) : bothFirsts(question, used, firstActive(question, name));
  const feature = featureColumns(definition);
  const grouped = [...columnsOf(featureNames(definition)), bucket];
  const count = aggregate("count_rows");
  return [
    cells(question, { from: both, name, kind: "came", feature, at: bucket, count, grouped }),
    ...(quickActiveCame(question, name) ?? [activeCame(question, name)]),
  ];
}

function activeCame(question: Question, name: PeriodName): string {
  const from = firstActive(question, name);
  const count = aggregate("count_rows");
  return cells(question, { from, name, kind: "active_came", feature: [], at: bucket, count, grouped: [bucket] });
}

function bothFirsts({ builder, definition }: Question, used: string, active: string): string {
  return builder.select("both_firsts", {
    from: used,
    as: "u",
    joins: [{ relation: active, as: "a", kind: "inner", on: call("eq", column("actor_1", "u"), column("actor_1", "a")) }],
    columns: [
      ...featureKept(definition, "u"),
      ...kept(["actor_1"], "u"),
      { name: "bucket", value: call("greatest", column("bucket", "u"), column("bucket", "a")) },
    ],
  });
}

/** The bucket of each eligible actor's first active event in all history. */
function firstActive(question: Question, name: PeriodName): string {
  return once(question, `first active ${name}`, () => {
    const { period, spine } = calendarNamed(question.frame, name);
    const columns = [{ name: "at", value: periodIndex(column("time"), spine) }];
    const ref = activeRef(question.definition);
    const rows = refRows(question, { ref, from: beginningOfTime, until: period.toMicros, columns });
    const first = { name: "bucket", value: call("greatest", aggregate("min", [column("at")]), integer(0)) };
    return eligibleGroups(question, rows, { names: ["actor_1"], figures: [first] });
  });
}
