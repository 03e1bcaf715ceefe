import { type Comparison, type Condition, comparisons } from "../vocabulary/condition.ts";
import { type EventRef, eventNames } from "../vocabulary/event-ref.ts";
import type { Range } from "../vocabulary/range.ts";
import type { SavedCohorts } from "./board.ts";

/** The words of a report that a board touches. */
type Boardable = { range: Range; filters: Condition[]; cohorts?: Record<string, object> | undefined };

/** What the board says for all of its tiles. */
export type BoardWords = { range: Range | null; filters: readonly Condition[]; cohorts?: SavedCohorts };

type Property = { name: string; of: "event" | "user"; events?: readonly string[] };

/** What is known of the report's world: the properties of the data set, and why its kind keeps its own dates, if it does. */
export type Known = { properties: readonly Property[]; ownDates?: string | undefined };

/** The report as the board asks it, and what of the board does not apply to it, in words. */
export type Boarded<Definition> = { definition: Definition; notes: string[] };

/** Lays the board's dates and filters over a report: dates replace, filters are added, and what does not apply is said. */
export function boardedDefinition<Definition extends Boardable>(
  definition: Definition,
  { range, filters, cohorts = {} }: BoardWords,
  { properties, ownDates }: Known,
): Boarded<Definition> {
  const notes: string[] = [];
  const applied: Condition[] = [];
  const named = new Set(eventsIn(definition));
  for (const filter of filters) {
    const judged = comparisons([filter]).map((each) => judgement(each, { properties, named, definition, cohorts }));
    const hindrance = judged.find(({ applies }) => !applies);
    if (hindrance) notes.push(hindrance.note);
    else {
      applied.push(filter);
      notes.push(...judged.flatMap(({ note }) => (note ? [note] : [])));
    }
  }
  if (range && ownDates) notes.unshift(`The board’s dates do not apply: ${ownDates}`);
  return {
    definition: {
      ...definition,
      ...(range && !ownDates ? { range } : {}),
      ...(applied.length > 0 ? { filters: [...definition.filters, ...applied], ...withCohorts(definition, applied, cohorts) } : {}),
    },
    notes: [...new Set(notes)],
  };
}

/** The report's cohorts with those of the board that its filters name. */
function withCohorts({ cohorts: own }: Boardable, applied: readonly Condition[], cohorts: SavedCohorts) {
  const names = comparisons(applied).flatMap((each) => (each.of === "cohort" ? cohortNames(each) : []));
  const added = names.flatMap((name) => (Object.hasOwn(cohorts, name) ? [[name, cohorts[name]] as const] : []));
  return added.length > 0 ? { cohorts: { ...own, ...Object.fromEntries(added) } } : {};
}

const cohortNames = ({ value, property }: Comparison): string[] => [value ?? property].flat().map(String);

type World = {
  properties: readonly Property[];
  named: ReadonlySet<string | null>;
  definition: Boardable;
  cohorts: SavedCohorts;
};
type Judgement = { applies: boolean; note: string };

const fine: Judgement = { applies: true, note: "" };

function judgement(comparison: Comparison, { properties, named, definition, cohorts }: World): Judgement {
  const { property, of, off } = comparison;
  if (off) return fine;
  if (of === "cohort") return cohortJudgement(comparison, definition.cohorts ?? {}, cohorts);
  const found = properties.find((each) => each.of === of && each.name === property);
  if (!found) return without(property, of === "user" ? "users have no such property" : "events have no such property");
  if (of === "user" || found.events === undefined || named.size === 0 || named.has(null)) return fine;
  const carried = [...named].filter((event) => event !== null && found.events?.includes(event)).length;
  if (carried === 0) return without(property, "no event of this report carries it");
  return carried === named.size
    ? fine
    : { applies: true, note: `Only some events of this report carry ${property}; the others are filtered out.` };
}

/** A report keeps what it calls by a name, so that another cohort of the board under that name does not hold for it. */
function cohortJudgement(comparison: Comparison, own: Record<string, object>, board: SavedCohorts): Judgement {
  for (const name of cohortNames(comparison)) {
    const [known, said] = [own, board].map((each) => (Object.hasOwn(each, name) ? JSON.stringify(each[name]) : null));
    if (!known && !said) return without(`the cohort ${name}`, "this report does not know it");
    if (known && said && known !== said) return without(`the cohort ${name}`, "this report calls another one so");
  }
  return fine;
}

function without(what: string, because: string): Judgement {
  return { applies: false, note: `The filter on ${what} does not apply: ${because}.` };
}

/** Every event that a definition names, wherever it stands; null stands for any event. */
function eventsIn(value: unknown): (string | null)[] {
  if (Array.isArray(value)) return value.flatMap(eventsIn);
  if (typeof value !== "object" || value === null) return [];
  if (isEventRef(value)) return eventNames(value) ?? [null];
  return Object.values(value).flatMap(eventsIn);
}

function isEventRef(value: object): value is EventRef {
  const { event, anyOf } = value as { event?: unknown; anyOf?: unknown };
  const isName = event === null || typeof event === "string" || (Array.isArray(event) && event.every((each) => typeof each === "string"));
  return (Object.hasOwn(value, "event") && isName) || Array.isArray(anyOf);
}
