import type { PlanBuilder } from "../plan/builder.ts";
import { aggregate, all, call, column, instant, integer, some, text, truth } from "../plan/expression.ts";
import { actorIs } from "./actor-names.ts";
import { conditionsExpression } from "./condition-plan.ts";
import type { EventRef } from "./event-ref.ts";
import { beginningOfTime, EventScope, endOfTime, type ScopeWords } from "./event-scope.ts";
import { conditionsPhrase, named, type Phrase, words } from "./phrase.ts";
import { namesOfRoles, roleHolds } from "./roles.ts";
import { type Layout, own, type Tagged } from "./tagged-rows.ts";

type StoryAsked = {
  builder: PlanBuilder;
  words: ScopeWords;
  actor: string;
  /** The events that would bring an actor into the report. */
  entries: readonly EventRef[];
  period: { fromMicros: number; toMicros: number };
};

/** How far an actor's events go towards a report, and who the name is. */
export const storyLayout: Layout = {
  known: "integer",
  link: "text",
  entries: "integer",
  in_range: "integer",
  on_days: "integer",
  kept: "integer",
  last_before: "integer",
  first_after: "integer",
};

/** Who a name is, and how many of its entry events survive range, days and filters, one after another. */
export function storyParts(asked: StoryAsked): Tagged[] {
  return [entriesPart(asked), ...(asked.words.countBy === "user" ? [knownPart(asked), linkPart(asked)] : [])];
}

function entriesPart({ builder, words: said, actor, entries, period }: StoryAsked): Tagged {
  const { fromMicros, toMicros } = period;
  const bounds = said.countBy === "session" ? { from: fromMicros, until: toMicros } : { from: beginningOfTime, until: endOfTime };
  const scope = new EventScope(builder, { ...said, filters: [], daysOfWeek: undefined }, bounds);
  const isEntry = some(entries.map((ref) => roleHolds(ref, scope)));
  const days = said.daysOfWeek ?? [];
  const weekday = call("local_weekday", column("time", "e"), text(said.timezone));
  const columns = [
    { name: "time", value: column("time", "e") },
    { name: "on_day", value: days.length === 0 ? truth(true) : some(days.map((day) => call("eq", weekday, integer(day)))) },
    { name: "passes", value: conditionsExpression(said.filters, scope.conditions) },
  ];
  const names = namesOfRoles(entries.map((ref) => ({ ref, bits: [] })));
  const rows = scope.build(columns, [actorIs(scope, actor), isEntry], names);
  const before = call("lt", column("time"), instant(fromMicros));
  const after = call("gt", column("time"), instant(toMicros));
  const inRange = call("not", call("or", before, after));
  const micros = call("micros", column("time"));
  const from = builder.select("story", {
    from: rows,
    columns: [
      { name: "entries", value: aggregate("count_rows") },
      { name: "in_range", value: aggregate("count_rows", [], inRange) },
      { name: "on_days", value: aggregate("count_rows", [], all([inRange, column("on_day")])) },
      { name: "kept", value: aggregate("count_rows", [], all([inRange, column("on_day"), column("passes")])) },
      { name: "last_before", value: aggregate("max", [micros], before) },
      { name: "first_after", value: aggregate("min", [micros], after) },
    ],
  });
  return { of: "entries", from, columns: own("entries", "in_range", "on_days", "kept", "last_before", "first_after") };
}

function knownPart({ builder, actor }: StoryAsked): Tagged {
  const from = builder.select("known_user", {
    from: builder.share("users", { is: "users" }),
    columns: [{ name: "known", value: integer(1) }],
    where: call("eq", column("user"), { is: "key_of", id: actor }),
  });
  return { of: "known", from, columns: own("known") };
}

function linkPart({ builder, actor }: StoryAsked): Tagged {
  const from = builder.select("linked_user", {
    from: builder.share("identities", { is: "identities" }),
    columns: [{ name: "link", value: column("user_id") }],
    where: call("eq", column("anonymous_id"), text(actor)),
    limit: 1,
  });
  return { of: "link", from, columns: own("link") };
}

/** What the story of an actor comes to. Times are microseconds. */
export type Story = {
  known: boolean;
  resolvesTo: string | null;
  entries: number;
  inRange: number;
  onDays: number;
  kept: number;
  lastBefore: number | null;
  firstAfter: number | null;
};

type Row = Record<string, unknown>;

/** Reads the story out of the rows of an answer. */
export function storyOf(rows: readonly Row[], { actor, identity }: { actor: string; identity: "merged" | "raw" }): Story {
  const entries = rows.find(({ of }) => of === "entries");
  const link = rows.find(({ of }) => of === "link")?.link ?? null;
  const micros = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return {
    known: rows.some(({ of }) => of === "known") || link !== null,
    resolvesTo: identity === "merged" && link !== null && link !== actor ? String(link) : null,
    entries: Number(entries?.entries ?? 0),
    inRange: Number(entries?.in_range ?? 0),
    onDays: Number(entries?.on_days ?? 0),
    kept: Number(entries?.kept ?? 0),
    lastBefore: micros(entries?.last_before),
    firstAfter: micros(entries?.first_after),
  };
}

type Told = {
  words: Pick<ScopeWords, "countBy" | "filters">;
  actor: string;
  /** What brings an actor into the report, in words: step 1, *page_viewed*. */
  entry: Phrase[];
  dayOf: (micros: number) => string;
};

/** Why an actor is in no part of a report, in plain words; null when its events do reach the report. */
export function absencePhrase(story: Story, { words: said, actor, entry, dayOf }: Told): Phrase[] | null {
  if (story.resolvesTo !== null)
    return [named(actor), words(" is an anonymous id of "), named(story.resolvesTo), words(", and the report counts it as that user.")];
  if (said.countBy === "user" && !story.known) return [words("No event in the data set bears the id "), named(actor), words(".")];
  if (story.entries === 0) return [words("It has no event that begins here: "), ...entry, words(".")];
  if (story.inRange === 0) return [...entry, words(` lies outside the dates of the report${nearest(story, dayOf)}.`)];
  if (story.onDays === 0) return [...entry, words(" fell on none of the days of the week that the report looks at.")];
  if (story.kept > 0) return null;
  const where = conditionsPhrase(said.filters);
  const filter = where.length > 0 ? [words(": "), ...where] : [];
  return [words("The filters of the report leave out each of its "), words(`${story.onDays} × `), ...entry, ...filter, words(".")];
}

function nearest({ lastBefore, firstAfter }: Story, dayOf: (micros: number) => string): string {
  const sides = [
    ...(lastBefore === null ? [] : [`the last one before them on ${dayOf(lastBefore)}`]),
    ...(firstAfter === null ? [] : [`the first one after them on ${dayOf(firstAfter)}`]),
  ];
  return sides.length > 0 ? `: ${sides.join(", ")}` : "";
}
