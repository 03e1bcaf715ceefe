import { fullNumber } from "../../../format.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { eventPhrase, joined, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import type { WitnessPart, WitnessRow } from "../../witness.ts";
import { apart, shownRow } from "../../witness-words.ts";
import type { ListedMetric } from "../definition/labels.ts";
import type { MetricOf } from "../definition/metric.ts";
import { propertyOf } from "../plan/figures.ts";
import type { Window } from "../plan/window.ts";
import { chosenSteps } from "./chosen-steps.ts";
import { refsOf } from "./plan.ts";
import { isRef, type MetricFacts, type MetricRow } from "./told.ts";

/** So many events are shown of one metric; the last says how many more there are. */
export const mostShown = 50;

/** What a unit comes to by a metric, its facts in the window, and what these contradict. */
export type Outcome = { standing: string; state: WitnessPart["state"]; verdict: Phrase[]; rows: WitnessRow[]; recounted: number };

/** The unit's events by a metric, by where they stand to its exposure. */
export type Life = { exposure: number; window: Window; facts: MetricFacts; within: MetricRow[]; before: MetricRow[] };

/** What came of the unit by any kind of metric. */
export function outcomeOf({ metric }: ListedMetric, life: Life): Outcome {
  switch (metric.type) {
    case "conversion":
    case "retention":
      return returned(metric, life);
    case "mean":
      return averaged(metric, life);
    case "ratio":
      return divided(metric, life);
    case "funnel":
      return stepped(metric, life);
  }
}

const daysOf = ({ fromDay, toDay = fromDay }: MetricOf<"retention">): string =>
  fromDay === toDay ? `on day ${fromDay}` : `on days ${fromDay} to ${toDay}`;

function returned(metric: MetricOf<"conversion" | "retention">, life: Life): Outcome {
  const { within, exposure } = life;
  const [first] = within;
  const when = metric.type === "retention" ? ` ${daysOf(metric)}` : "";
  if (!first) {
    const near = nearMiss(life, 0);
    return {
      ...{ standing: metric.type === "retention" ? "Did not return" : "Not converted", state: "out", recounted: 0 },
      verdict: [...lacking(metric), words(`${when || " in the window"}${near ? `: ${near.why}` : ""}.`)],
      rows: near ? [near.row] : [],
    };
  }
  const note = within.length > 1 ? [words(`the first of ${fullNumber(within.length)} in the window`)] : [];
  return {
    ...{ standing: metric.type === "retention" ? "Returned" : "Converted", state: "in", recounted: 1 },
    verdict: [...eventPhrase(metric), words(`${when}, ${apart(exposure, first.micros)} after the exposure.`)],
    rows: [shownRow(first, { role: "Counts", means: "counts", note })],
  };
}

/** No *purchase*, or: No event. */
function lacking(ref: EventRef): Phrase[] {
  const isAny = eventNames(ref) === null && !ref.where?.length && !ref.label;
  return isAny ? [words("No event")] : [words("No "), ...eventPhrase(ref)];
}

/** The event that came closest to counting: the first after the window, else the last before it. */
function nearMiss({ facts, exposure, window: { after, until } }: Life, place: number): { why: string; row: WitnessRow } | null {
  const own = facts.rows.filter((row) => isRef(row, place));
  const late = until === null ? undefined : own.find(({ micros }) => micros > exposure + until);
  if (late) {
    const why = `the next came ${apart(exposure + (until ?? 0), late.micros)} after that`;
    return { why, row: shownRow(late, { role: "Too late", means: "beyond" }) };
  }
  const early = own.findLast(({ micros }) => micros < exposure + after);
  if (!early) return null;
  const elapsed = early.micros - exposure;
  const when = elapsed < 0 ? "before the exposure" : elapsed === 0 ? "at the very instant of the exposure" : "before its first day";
  return { why: `the last one was ${when}`, row: shownRow(early, { role: "Too early", means: "beyond" }) };
}

type Told = { row: MetricRow; role: string; note: Phrase[]; means: WitnessRow["means"] };

function someRows(told: readonly Told[]): WitnessRow[] {
  const more = told.length - mostShown;
  return told
    .slice(0, mostShown)
    .map(({ row, role, note, means }, index) =>
      shownRow(row, { role, means, note: index === mostShown - 1 && more > 0 ? [...note, words(` and ${fullNumber(more)} more`)] : note }),
    );
}

const countedNumber = (row: MetricRow, place: number): number | null => row.numbers[place] ?? null;

/** A row with the number that is read of it, if one is. */
function measuredRow(row: MetricRow, { place, property, role }: { place: number; property: string | null; role: string }): Told {
  if (property === null) return { row, role, note: [], means: "counts" };
  const number = countedNumber(row, place);
  if (number === null) return { row, role: "No number", note: [words("no number in "), named(property)], means: "beyond" };
  return { row, role, note: [named(property), words(` ${fullNumber(number)}`)], means: "counts" };
}

type Taken = { rows: readonly MetricRow[]; place: number; how: "count" | "sum" | "avg" };

function taken({ rows, place, how }: Taken): number {
  const own = rows.filter((row) => isRef(row, place));
  if (how === "count") return own.length;
  const numbers = own.flatMap((row) => countedNumber(row, place) ?? []);
  const sum = numbers.reduce((total, each) => total + each, 0);
  return how === "avg" && numbers.length > 0 ? sum / numbers.length : sum;
}

const howOf = ({ measure }: { measure?: MetricOf<"mean">["measure"] }): Taken["how"] =>
  measure === undefined || measure === "count" ? "count" : "sum" in measure ? "sum" : "avg";

/** The value of a unit by a mean, as the report has it: over what, how it is capped, and what it was before. */
export function valuePhrase(metric: MetricOf<"mean">, { facts: { value, limits, before } }: Life, over: string): Phrase[] {
  const how = howOf(metric);
  const capped = Math.max(limits.lower ?? -Infinity, Math.min(limits.upper ?? Infinity, value));
  const cap = capped === value ? [] : [words(`, capped ${capped < value ? "down" : "up"} to ${fullNumber(capped)}`)];
  const days = metric.cuped?.days;
  const earlier = days === undefined ? [] : [words(` In the ${days} days before the exposure it was ${fullNumber(before)}.`)];
  const of = how === "count" ? [] : [words(how === "sum" ? ", the sum of " : ", the average of "), named(propertyOf(metric) ?? "")];
  return [words(`Value ${fullNumber(value)}`), ...of, words(over), ...cap, words("."), ...earlier];
}

function averaged(metric: MetricOf<"mean">, life: Life): Outcome {
  const { within, before } = life;
  const property = propertyOf(metric);
  const how = howOf(metric);
  const role = { place: 0, property };
  return {
    ...{ standing: "Counted", state: "in", recounted: taken({ rows: within, place: 0, how }) },
    verdict: valuePhrase(metric, life, ` over ${eventCount(within.length)}`),
    rows: [
      ...someRows(before.map((row) => ({ ...measuredRow(row, { ...role, role: "Before" }), means: "beyond" as const }))),
      ...someRows(within.map((row) => measuredRow(row, { ...role, role: "Counts" }))),
    ],
  };
}

const eventCount = (count: number): string => `${fullNumber(count)} ${count === 1 ? "event" : "events"}`;

/** What a unit brings to a ratio, as the report has it. */
export const ratioPhrase = ({ value, denominator }: MetricFacts): Phrase[] => [
  words(`Brings ${fullNumber(value)} to the numerator and ${fullNumber(denominator)} to the denominator.`),
];

function divided(metric: MetricOf<"ratio">, { facts, within }: Life): Outcome {
  const names = ["Numerator", "Denominator"];
  const told = within.flatMap((row) =>
    refsOf(metric).flatMap((ref, place) =>
      isRef(row, place) ? [measuredRow(row, { place, property: propertyOf(ref), role: names[place] ?? "" })] : [],
    ),
  );
  return {
    ...{ standing: "Counted", state: "in", recounted: taken({ rows: within, place: 0, how: howOf(metric.numerator) }) },
    verdict: ratioPhrase(facts),
    rows: someRows(told),
  };
}

function stepped(metric: MetricOf<"funnel">, life: Life): Outcome {
  const chosen = chosenSteps(life.within, metric);
  const total = metric.steps.length;
  const rows = [...chosen].map(([step, row]) => shownRow(row, { role: `Step ${step + 1}`, means: "counts" as const }));
  const reached = { recounted: chosen.size, rows };
  if (chosen.size >= total)
    return { ...reached, standing: "Converted", state: "in", verdict: [words(`Took all ${total} steps in the window.`)] };
  const missing = metric.steps.map((_, step) => step).filter((step) => !chosen.has(step));
  const wanted = metric.order === "ordered" ? missing.slice(0, 1) : missing;
  const near = nearMiss(life, wanted[0] ?? 0);
  const lacks = joined(
    wanted.map((step) => eventPhrase(metric.steps[step] ?? {})),
    ", ",
    " or ",
  );
  const late = metric.order === "ordered" && near?.row.role === "Too late" ? near : null;
  return {
    ...{ ...reached, standing: "Not converted", state: "out" },
    verdict: [
      words(`Took ${chosen.size} of ${total} steps: no ${chosen.size > 0 ? "later " : ""}`),
      ...lacks,
      words(late ? ` in the window, ${late.why}.` : " in the window."),
    ],
    rows: late ? [...rows, late.row] : rows,
  };
}
