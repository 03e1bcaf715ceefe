import type { PlanBuilder } from "../plan/builder.ts";
import { all, call, column, type Expression, instant, integer, nothing, over, text, truth } from "../plan/expression.ts";
import type { Join, Named } from "../plan/relation.ts";
import type { CountBy, Identity } from "./actor.ts";
import { beginningOfTime } from "./all-time.ts";
import type { Breakdown } from "./breakdown.ts";
import { inCohortAtEvent } from "./cohort/at-event.ts";
import { type CohortScope, inCohortNow } from "./cohort/members.ts";
import type { Cohort } from "./cohort.ts";
import type { Condition } from "./condition.ts";
import { type ConditionScope, cohortMember, conditionsExpression } from "./condition-plan.ts";
import { type EventRef, eventNames } from "./event-ref.ts";

export { beginningOfTime, endOfTime } from "./all-time.ts";

export type ScopeWords = {
  timezone: string;
  filters: readonly Condition[];
  countBy: CountBy;
  identity: Identity;
  daysOfWeek?: number[] | undefined;
  cohorts?: Record<string, Cohort> | undefined;
  sessionTimeoutMinutes: number;
};

/** The order of one actor's events (semantics §1). */
const inOrder = [{ by: column("time") }, { by: column("tie") }];

/**
 * The event rows that a report may look at, with what is asked of them: who did it, the session, user properties.
 * Ask first (each answer is an expression over the rows), then `build`.
 */
export class EventScope {
  readonly #joins: Join[] = [];
  readonly #asked: string[] = [];
  readonly #sessionEntries: Named[] = [];
  #sessions = false;
  #among: string | null = null;
  readonly #only: Expression[] = [];

  constructor(
    readonly builder: PlanBuilder,
    readonly words: ScopeWords,
    /** Rows from this instant to that one, in microseconds, both included. */
    readonly bounds: { from: number; until: number },
  ) {}

  /** The key of who did it: the resolved user, or the raw id. */
  get user(): Expression {
    return column(this.words.identity === "raw" ? "raw_user" : "user");
  }

  get conditions(): ConditionScope {
    return {
      builder: this.builder,
      user: this.user,
      timezone: this.words.timezone,
      inCohort: (name, user, asOf) =>
        asOf === "event" ? inCohortAtEvent(name, { ...this.#cohorts, row: this }) : inCohortNow(name, user, this.#cohorts),
      property: (name, as) => ({ is: "property", name, as }),
      userPropertyAtEvent: (name, as) => this.userProperty(name, "event", as),
    };
  }

  /** Cohorts look at all that their users did, whatever the report leaves out. */
  get #cohorts(): CohortScope {
    const { builder, words, conditions } = this;
    const all: ScopeWords = { ...words, filters: [], countBy: "user", daysOfWeek: undefined };
    return {
      builder,
      conditions,
      cohorts: words.cohorts ?? {},
      history: ({ from, until }) => new EventScope(builder, all, { from, until }),
    };
  }

  /** Whether a row is one that the reference means. */
  matches(ref: EventRef): Expression {
    if (ref.anyOf) {
      const branches = ref.anyOf.map((each) => this.matches(each));
      const any: Expression = branches.length === 1 ? (branches[0] as Expression) : call("or", ...branches);
      return ref.where?.length ? call("and", any, conditionsExpression(ref.where, this.conditions)) : any;
    }
    const names = eventNames(ref);
    const named = names === null ? [] : [{ is: "named" as const, names }];
    const where = ref.where?.length ? [conditionsExpression(ref.where, this.conditions)] : [];
    return all([...named, ...where]);
  }

  /** The columns that tell one actor from another; a row with a null among them has no actor. */
  actor(): Expression[] {
    const { countBy } = this.words;
    if (countBy === "user") return [this.user];
    if (countBy === "session") return [this.user, this.session()];
    const value = countBy.of === "user" ? this.userProperty(countBy.property, "latest", "text") : this.property(countBy.property);
    return [call("null_if", value, text(""))];
  }

  /** The session's id, or for events without one the start of the stretch between gaps, as text. */
  session(): Expression {
    this.#sessions = true;
    return column("session_key");
  }

  property(name: string): Expression {
    return { is: "property", name, as: "text" };
  }

  /** A user property of the event's user: its newest value, or the last one at or before the event. */
  userProperty(name: string, at: "latest" | "event", as: "text" | "number"): Expression {
    const key = `${at}:${name}`;
    const known = this.#asked.indexOf(key);
    const position = known === -1 ? this.#joinUserProperty(name, at, key) : known;
    return column(as === "text" ? "value" : "number", `u${position + 1}`);
  }

  #joinUserProperty(name: string, at: "latest" | "event", key: string): number {
    const position = this.#asked.length;
    this.#asked.push(key);
    const values = this.builder.select("user_values", userValues(this.builder, name, at));
    const alias = `u${position + 1}`;
    const sameUser = call("eq", column(this.words.identity === "raw" ? "raw_user" : "user", "e"), column("of_user", alias));
    this.#joins.push({
      relation: values,
      as: alias,
      kind: at === "latest" ? "left" : "as_of",
      on: at === "latest" ? sameUser : call("and", sameUser, call("gte", column("time", "e"), column("since", alias))),
    });
    return position;
  }

  /** The breakdown's value on a row: null where it is not set, several properties joined by "|". */
  groupValue(breakdown: Breakdown): Expression {
    const names = [breakdown.property ?? []].flat();
    const values = names.map((name) => this.#breakdownProperty(name, breakdown));
    const folded = values.map((value) => (breakdown.normalize === "url" ? call("trim_url", call("null_if", value, text(""))) : value));
    if (folded.length === 1) return call("null_if", folded[0] as Expression, text(""));
    const parts = folded.map((value) => call("coalesce", call("null_if", value, text("")), text("(not set)")));
    const joined = call("concat", ...parts.flatMap((part, index) => (index === 0 ? [part] : [text("|"), part])));
    const anySet = folded.map((value) => call("not_null", call("null_if", value, text(""))));
    return { is: "choose", when: [{ if: call("or", ...anySet), then: joined }], otherwise: { is: "value", value: { is: "null" } } };
  }

  #breakdownProperty(name: string, { of, asOf }: Breakdown): Expression {
    if (of === "user") return this.userProperty(name, asOf ?? "latest", "text");
    if (of === "session") return this.sessionEntry(name);
    return this.property(name);
  }

  /** The property on the first event of the row's session. */
  sessionEntry(name: string): Expression {
    const first = over("first", [this.property(name)], { partition: [this.user, this.session()], order: inOrder });
    const value: Expression = {
      is: "choose",
      when: [{ if: call("not_null", this.session()), then: first }],
      otherwise: call("to_text", nothing),
    };
    const entry = `session_entry_${this.#sessionEntries.length + 1}`;
    this.#sessionEntries.push({ name: entry, value });
    return column(entry);
  }

  /** Looks only at the events of the users in a relation of one column; sessions are those of all their events. */
  onlyOf(users: string): void {
    this.#among = users;
  }

  /** Looks only at the rows that hold this; sessions are those of these rows. */
  onlyWhere(condition: Expression): void {
    this.#only.push(condition);
  }

  /** A number for an alias that no other join has. */
  nextAlias(): number {
    return this.#joins.length + 1;
  }

  /** Adds a join; its columns are spoken of through the alias. */
  join(join: Join): void {
    this.#joins.push(join);
  }

  inCohort(name: string): Expression {
    return cohortMember(name, this.conditions);
  }

  /** Adds the relation of scoped rows and returns its name; `who` conditions (filters, days) are applied. */
  build(extra: Named[], where: Expression[], names: string[] | null): string {
    const { builder, words, bounds } = this;
    const events = builder.share("events", { is: "events", ...bounds });
    const among = this.#among === null ? [] : [{ is: "member" as const, value: this.user, relation: this.#among }];
    const between = [call("gte", column("time", "e"), instant(bounds.from)), call("lte", column("time", "e"), instant(bounds.until))];
    const inTime = [...between, ...among, ...this.#only];
    const days = words.daysOfWeek?.length ? [this.#onDays(words.daysOfWeek)] : [];
    const source = this.#sessions ? this.#sessioned(events, [...inTime, ...days]) : events;
    const named = names === null ? [] : [{ is: "named" as const, names }];
    const filters = words.filters.length ? [conditionsExpression(words.filters, this.conditions)] : [];
    return builder.select("scoped", {
      from: source,
      as: "e",
      joins: this.#joins,
      columns: extra,
      where: all([...inTime, ...named, ...days, ...filters, ...where]),
    });
  }

  #onDays(days: number[]): Expression {
    const weekday = call("local_weekday", column("time", "e"), text(this.words.timezone));
    return call("or", ...days.map((day) => call("eq", weekday, integer(day))), truth(false));
  }

  /** Rows without a session id get one: a new stretch begins after a gap of the timeout or more. */
  #sessioned(events: string, inTime: Expression[]): string {
    const own = [this.user, call("is_null", column("session"))];
    const gap = call(
      "minus",
      call("micros", column("time")),
      call("micros", over("previous", [column("time")], { partition: own, order: inOrder })),
    );
    const timeout = integer(this.words.sessionTimeoutMinutes * 60_000_000);
    const starts: Expression = {
      is: "choose",
      when: [{ if: call("lt", gap, timeout), then: { is: "value", value: { is: "null" } } }],
      otherwise: call("micros", column("time")),
    };
    const gaps = this.builder.select("session_starts", {
      from: events,
      as: "e",
      keep: true,
      columns: [{ name: "stretch_start", value: starts }],
      where: all(inTime),
    });
    const start = over("max", [column("stretch_start")], { partition: own, order: inOrder });
    const named = call("coalesce", column("session"), call("concat", text("~"), call("to_text", start)));
    const key: Expression = { is: "choose", when: [{ if: call("not_null", this.user), then: named }], otherwise: call("to_text", nothing) };
    const sessions = this.builder.select("sessions", { from: gaps, keep: true, columns: [{ name: "session_key", value: key }] });
    if (this.#sessionEntries.length === 0) return sessions;
    return this.builder.select("session_entries", { from: sessions, keep: true, columns: this.#sessionEntries });
  }
}

function userValues(builder: PlanBuilder, name: string, at: "latest" | "event") {
  const from = builder.share("user_properties", { is: "user_properties" });
  const columns = [
    { name: "of_user", value: column("user") },
    { name: "value", value: column("value") },
    { name: "number", value: column("number") },
  ];
  const own = call("eq", column("property"), text(name));
  if (at === "latest") return { from, columns, where: all([own, column("latest")]) };
  const newest = over("row_number", [], { partition: [column("user"), column("time")], order: [{ by: column("tie"), descending: true }] });
  const since = { name: "since", value: call("coalesce", column("time"), instant(beginningOfTime)) };
  return { from, columns: [...columns, since], where: own, qualify: call("eq", newest, integer(1)) };
}
