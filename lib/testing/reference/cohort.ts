import type { Cohort, SequenceLeaf } from "../../vocabulary/cohort.ts";
import type { Condition } from "../../vocabulary/condition.ts";
import { seconds } from "../../vocabulary/duration.ts";
import type { EventRef } from "../../vocabulary/event-ref.ts";
import type { Range } from "../../vocabulary/range.ts";
import { allHold } from "./condition.ts";
import { matcher } from "./event-match.ts";
import { local } from "./instant.ts";
import { type Span, spanOf } from "./period.ts";
import type { Row, World } from "./world.ts";

/** A user, and the instant of the event as of which membership is asked; none means as of now. */
type Asked = { user: string; at?: number | undefined };

/** Whether a user is in the cohort of that name, found by looking at each of the user's events. */
export function isMember(name: string, asked: Asked, world: World): boolean {
  const cohort = Object.hasOwn(world.cohorts, name) ? world.cohorts[name] : undefined;
  if (!cohort) throw new RangeError(`there is no cohort "${name}"`);
  return belongs(cohort, asked, world);
}

function belongs(cohort: Cohort, asked: Asked, world: World): boolean {
  const { user, at } = asked;
  if ("and" in cohort) return cohort.and.every((each) => belongs(each, asked, world));
  if ("or" in cohort) return cohort.or.some((each) => belongs(each, asked, world));
  if ("not" in cohort) return !belongs(cohort.not, asked, world);
  if ("users" in cohort) return cohort.users.includes(user);
  if ("member" in cohort) return isMember(cohort.member, asked, world);
  if ("where" in cohort) return allHold(at === undefined ? cohort.where : cohort.where.map(asOfEvent), { user, time: at }, world);
  if ("did" in cohort) {
    const times = rowsIn(cohort, doneBy(user, cohort.did, world), { at, world }).length;
    const { op, value } = cohort.times ?? { op: "at_least", value: 1 };
    return op === "at_least" ? times >= value : op === "at_most" ? times <= value : times === value;
  }
  if ("firstDid" in cohort) return rowsIn(cohort, doneBy(user, cohort.firstDid, world).slice(0, 1), { at, world }).length > 0;
  if ("active" in cohort) {
    const rows = rowsIn(cohort, doneBy(user, cohort.active.of ?? { event: null }, world), { at, world });
    return new Set(rows.map(({ time }) => local(time, world.timezone).toISODate())).size >= cohort.active.days;
  }
  if ("stopped" in cohort) {
    const span = spanOf({ last: cohort.for }, world, world.weekStart);
    const times = doneBy(user, cohort.stopped, world).map(({ time }) => time);
    return times.some((time) => time < span.from) && !times.some((time) => time >= span.from && time <= span.to);
  }
  if ("sequence" in cohort) return didInTurn(cohort, user, world);
  throw new RangeError("a saved cohort is put in place before it is asked");
}

function asOfEvent(condition: Condition): Condition {
  if ("and" in condition) return { and: condition.and.map(asOfEvent) };
  if ("or" in condition) return { or: condition.or.map(asOfEvent) };
  return { ...condition, asOf: "event" };
}

/** The user's events that a reference means, in order, whatever the report leaves out. */
function doneBy(user: string, ref: EventRef, world: World): Row[] {
  const matches = matcher(ref, world);
  return world.history.filter((row) => row.user === user && matches(row));
}

type When = { in?: Range | undefined };

/** Those of the rows that lie in the leaf's time: as of an event, only strictly earlier ones, "last" counted back from it. */
function rowsIn({ in: range }: When, rows: Row[], { at, world }: { at: number | undefined; world: World }): Row[] {
  if (at === undefined) return rows.filter(({ time }) => isWithin(time, spanOf(range ?? { from: "all" }, world, world.weekStart)));
  const before = rows.filter(({ time }) => time < at);
  if (!range) return before;
  if ("from" in range) return before.filter(({ time }) => isWithin(time, spanOf(range, world, world.weekStart)));
  if (!("last" in range) || range.last.unit === "month" || range.last.unit === "quarter" || range.last.unit === "year")
    throw new RangeError("as of the event, a cohort looks back hours, days or weeks");
  const back = seconds({ value: range.last.value, unit: range.last.unit }) * 1_000_000;
  return before.filter(({ time }) => time >= at - back);
}

const isWithin = (time: number, { from, to }: Span): boolean => time >= from && time <= to;

/** Some first event with another event, the second, at most so long after it; or one that waited in vain. */
function didInTurn({ sequence: [first, second], within, then, in: range }: SequenceLeaf, user: string, world: World): boolean {
  const span = spanOf(range ?? { from: "all" }, world, world.weekStart);
  const inSpan = (ref: EventRef): Row[] => doneBy(user, ref, world).filter(({ time }) => isWithin(time, span));
  const length = seconds(within) * 1_000_000;
  const followers = inSpan(second);
  const follows = (start: Row): boolean =>
    followers.some((row) => row !== start && row.time >= start.time && row.time - start.time <= length);
  if (then !== "did_not") return inSpan(first).some(follows);
  const end = Math.min(span.to, world.dataEnd ?? span.to);
  return inSpan(first).some((start) => start.time + length <= end && !follows(start));
}
