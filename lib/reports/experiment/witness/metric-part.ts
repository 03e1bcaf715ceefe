import { type Phrase, words } from "../../../vocabulary/phrase.ts";
import type { WitnessPart } from "../../witness.ts";
import { deadlineOf, momentOf, shownRow } from "../../witness-words.ts";
import type { ListedMetric } from "../definition/labels.ts";
import { reachBack, windowOf } from "../plan/window.ts";
import { cutOutcome } from "./cut-outcome.ts";
import { type Life, outcomeOf } from "./outcome-part.ts";
import type { ExperimentWitness } from "./plan.ts";
import { type ExposureRow, isRef, type MetricFacts } from "./told.ts";

type Told = { listed: ListedMetric; facts: MetricFacts; exposure: ExposureRow; asked: ExperimentWitness };

/** What a counted unit comes to by one metric, with the events behind it; and what these say otherwise than the report. */
export function metricPart({ listed, facts, exposure, asked }: Told): { part: WitnessPart; broken: string[] } {
  const { metric, label } = listed;
  const window = windowOf(metric);
  const { after, until } = window;
  const since = (micros: number) => micros - exposure.micros;
  const life: Life = {
    ...{ exposure: exposure.micros, window, facts },
    within: facts.rows.filter(({ micros }) => since(micros) >= after && (until === null || since(micros) <= until)),
    before: facts.rows.filter((row) => isRef(row, 0) && since(row.micros) < 0 && since(row.micros) >= -reachBack(metric)),
  };
  const outcome = facts.cut ? cutOutcome(listed, life) : outcomeOf(listed, life);
  const standing = facts.settled
    ? { standing: outcome.standing, state: outcome.state }
    : { standing: "Window open", state: "open" as const };
  const rows = [shownRow(exposure, { role: "Exposure", means: "counts" }), ...outcome.rows];
  const fits = agrees(outcome.recounted, facts.value);
  return {
    part: {
      name: label,
      ...standing,
      verdict: [...waiting(metric, { facts, exposure, asked }), ...outcome.verdict],
      rows: rows.sort((a, b) => a.micros - b.micros || a.tie - b.tie),
      deadline: deadlineOf(until === null ? null : exposure.micros + until),
    },
    broken: fits ? [] : [`${label} is ${facts.value} in the report, and its events come to ${outcome.recounted}`],
  };
}

/** Sums may differ in the last digits by the order in which they are made. */
function agrees(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

/** When its outcome is settled, where it is not. */
function waiting(metric: ListedMetric["metric"], { facts, exposure, asked }: Omit<Told, "listed">): Phrase[] {
  const { until } = windowOf(metric);
  if (facts.settled || until === null) return [];
  const { timezone } = asked.definition;
  const settles = deadlineOf(exposure.micros + until + (metric.type === "retention" ? 1 : 0));
  const day = settles ? `on ${momentOf(settles.micros, timezone)}` : "not in this era";
  return [words(`Left out until its window ends ${day}, after the end of the data (${momentOf(asked.frame.dataEnd, timezone)}). So far: `)];
}
