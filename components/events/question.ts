import { z } from "zod";
import { type ExploredColumn, exploredColumn, exploredEvents } from "../../lib/people/explore.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import type { Condition } from "../../lib/vocabulary/condition.ts";
import { type Period, periodsOf } from "../../lib/vocabulary/period.ts";
import type { Catalogue } from "../inputs/catalogue.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import type { ReportSettings } from "../report/question.ts";

const words = z.strictObject({ ...exploredEvents, columns: z.array(exploredColumn).max(60) }).partial();

/** What the address says of the explorer; what is absent has its default. */
export type EventsDraft = z.infer<typeof words>;

/** Which events the explorer asks for. */
export type EventsQuestion = {
  range: NonNullable<EventsDraft["range"]>;
  timezone: string;
  weekStart: "monday" | "sunday";
  identity: "merged" | "raw";
  events: string[] | null;
  filters: Condition[];
  cohorts?: Record<string, Cohort>;
};

export type ReadDraft = {
  draft: EventsDraft;
  /** Words of the address that made no sense. */
  dropped: string[];
};

/** The words of an address that can be read, each by itself. */
export function readDraft(written: Record<string, unknown>): ReadDraft {
  const dropped: string[] = [];
  const entries = Object.entries(written).flatMap(([word, value]) => {
    const schema = Object.hasOwn(words.shape, word) ? words.shape[word as keyof typeof words.shape] : undefined;
    const parsed = schema?.safeParse(value);
    if (parsed?.success) return [[word, parsed.data] as const];
    dropped.push(word);
    return [];
  });
  return { draft: Object.fromEntries(entries) as EventsDraft, dropped };
}

/** The question of a draft: the last week of data unless it says otherwise, filters that still want a value left out; `hiding` leaves out test users. */
export function questionOf(draft: EventsDraft, settings: ReportSettings, hiding: readonly Condition[] = []): EventsQuestion {
  return {
    range: draft.range ?? { last: { value: 7, unit: "day" } },
    timezone: draft.timezone ?? settings.timezone,
    weekStart: draft.weekStart ?? settings.weekStart,
    identity: draft.identity ?? settings.identity,
    events: draft.events && draft.events.length > 0 ? draft.events : null,
    filters: [...wholeConditions(draft.filters ?? []), ...hiding],
    ...(draft.cohorts ? { cohorts: draft.cohorts } : {}),
  };
}

/** What the range comes to on the data. */
export function periodOfQuestion(question: EventsQuestion, { dataStart, dataEnd }: Catalogue): Period {
  const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);
  return periodsOf(question, { start: micros(dataStart), end: micros(dataEnd) }).current;
}

const firstColumns = 4;

/** The chosen columns, else the properties that most events carry. */
export function columnsOf(draft: EventsDraft, { properties }: Catalogue): ExploredColumn[] {
  if (draft.columns) return draft.columns;
  const ofEvents = properties.filter(({ of, name }) => of === "event" && name !== "");
  return ofEvents
    .toSorted((a, b) => (b.fill ?? 0) - (a.fill ?? 0))
    .slice(0, firstColumns)
    .map(({ name }) => ({ name, of: "event" }));
}
