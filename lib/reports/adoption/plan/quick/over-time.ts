import { aggregate, all, call, column, type Expression, integer } from "../../../../plan/expression.ts";
import type { Named } from "../../../../plan/relation.ts";
import { dayNumber } from "../../../../vocabulary/active-periods/day-masks.ts";
import { periodWithin } from "../../../../vocabulary/period-index.ts";
import { onlyEligible } from "../actives.ts";
import { featureColumns, featureNames, rowsOfUses } from "../features.ts";
import { calendarNamed, type PeriodName } from "../frame.ts";
import { cells, columnsOf, type Question } from "../question.ts";
import {
  activeDays,
  areUsesTold,
  daysOfUse,
  isActiveTold,
  isIn,
  isUseEnough,
  monthsOf,
  type Stretch,
  stretchOf,
  unitsWhere,
} from "./source.ts";

/** So many buckets at most make one row wide. */
const mostBuckets = 400;

/** A calendar period as days: all of it, and what the range leaves of it. */
type BucketDays = { whole: Stretch; inside: Stretch };

/** The buckets as days, the calendar period before them first. */
function bucketDays({ frame }: Question, name: PeriodName): BucketDays[] {
  const { period, spine, before } = calendarNamed(frame, name);
  const range = stretchOf(period);
  const starts = [...(before ? [before] : []), ...spine].map(({ period: start }) => dayNumber(start));
  return starts.map((first, index) => {
    const last = (starts[index + 1] ?? Math.max(first, range.last) + 1) - 1;
    return { whole: { first, last }, inside: { first: Math.max(first, range.first), last: Math.min(last, range.last) } };
  });
}

function isTold(question: Question, name: PeriodName): boolean {
  return isUseEnough(question) && areUsesTold(question, name) && areActiveTold(question, name);
}

function areActiveTold(question: Question, name: PeriodName): boolean {
  const { spine } = calendarNamed(question.frame, name);
  return spine.length > 0 && spine.length <= mostBuckets && isActiveTold(question, name);
}

const insideOf = (question: Question, name: PeriodName): Stretch[] =>
  bucketDays(question, name)
    .slice(1)
    .map(({ inside }) => inside);

/** The base bucket by bucket, by the index alone; null where it cannot tell. */
export function quickBaseCells(question: Question, name: PeriodName): string[] | null {
  if (!areActiveTold(question, name)) return null;
  const inside = insideOf(question, name);
  const from = activeDays(question, { months: monthsOf(inside) });
  return [perBucket(question, name, { from, kind: "base", feature: [], keys: [], values: inside.map((each) => unitsWhere(isIn(each))) })];
}

/** In which bucket the active came first, by the index alone; null where it cannot tell. */
export function quickActiveCame(question: Question, name: PeriodName): string[] | null {
  if (!areActiveTold(question, name)) return null;
  const inside = insideOf(question, name);
  const from = activeDays(question, { months: monthsOf(inside), first: true });
  return [perBucket(question, name, { from, kind: "active_came", feature: [], keys: [], values: cameIn(inside) })];
}

/** Before the range counts as its first bucket. */
function cameIn(inside: readonly Stretch[]): Expression[] {
  return inside.map((each, index) => unitsWhere(index === 0 ? isUntil(each) : isBetween(each)));
}

type Wide = { from: string; kind: string; feature: Named[]; keys: string[]; values: Expression[] };

/** Cells of one kind, a row per feature made one per bucket. */
function perBucket(question: Question, name: PeriodName, { from, kind, feature, keys, values }: Wide): string {
  const wide = question.builder.select("in_buckets", {
    from,
    columns: [...feature, ...values.map((value, index) => ({ name: `value_${index + 1}`, value }))],
    ...(keys.length > 0 ? { groupBy: columnsOf(keys) } : {}),
  });
  const list = (items: Expression[]) => call("unnest", call("list_of", ...items));
  const at = list(values.map((_, index) => integer(index)));
  const known = call("coalesce", list(values.map((_, index) => column(`value_${index + 1}`))), integer(0));
  return cells(question, {
    from: wide,
    name,
    kind,
    feature: feature.map(({ name: each }) => ({ name: each, value: column(each) })),
    at,
    count: known,
  });
}

/** The rate over time, users by the index, uses counted without asking whose they are; null where it cannot tell. */
export function quickRateCells(question: Question, name: PeriodName): string[] | null {
  if (!isTold(question, name)) return null;
  const { definition, frame } = question;
  const inside = insideOf(question, name);
  const months = monthsOf(inside);
  const values = inside.map((stretch) => unitsWhere(isIn(stretch)));
  const feature = featureColumns(definition);
  const keys = featureNames(definition);
  const { period, spine } = calendarNamed(frame, name);
  const at = column("bucket");
  const rows = rowsOfUses(question, {
    from: period.fromMicros,
    until: period.toMicros,
    columns: [{ name: "bucket", value: periodWithin(column("time"), spine) }],
  });
  return [
    ...(quickBaseCells(question, name) ?? []),
    perBucket(question, name, { from: daysOfUse(question, { months }), kind: "users", feature, keys, values }),
    cells(question, {
      from: onlyEligible(question, rows),
      name,
      kind: "uses",
      feature,
      at,
      count: aggregate("count_rows"),
      grouped: [...columnsOf(keys), at],
    }),
  ];
}

/** New, continuing and returning users, and who came first, by the index alone; null where it cannot tell. */
export function quickAdopterCells(question: Question, name: PeriodName): string[] | null {
  if (!isTold(question, name)) return null;
  const { definition } = question;
  const buckets = bucketDays(question, name);
  const own = buckets.slice(1);
  const months = monthsOf(buckets.map(({ whole }) => whole));
  const from = daysOfUse(question, { months, first: true });
  const feature = featureColumns(definition);
  const keys = featureNames(definition);
  const states = own.map(({ inside }, index) => {
    const isUsed = isIn(inside);
    const isNew = isBetween(inside);
    const isContinuing = isIn((buckets[index] as BucketDays).whole);
    return {
      new: unitsWhere(isNew),
      continuing: unitsWhere(all([isUsed, call("not", isNew), isContinuing])),
      returning: unitsWhere(all([isUsed, call("not", isNew), call("not", isContinuing)])),
    };
  });
  const wide = (kind: string, values: Expression[]) => perBucket(question, name, { from, kind, feature, keys, values });
  return [
    ...(["new", "continuing", "returning"] as const).map((kind) =>
      wide(
        kind,
        states.map((each) => each[kind]),
      ),
    ),
    wide("came", cameIn(own.map(({ inside }) => inside))),
    ...(quickActiveCame(question, name) ?? []),
  ];
}

const firstDay = column("first_day");

function isBetween({ first, last }: Stretch): Expression {
  return call("and", call("gte", firstDay, integer(first)), call("lte", firstDay, integer(last)));
}

const isUntil = ({ last }: Stretch): Expression => call("lte", firstDay, integer(last));
