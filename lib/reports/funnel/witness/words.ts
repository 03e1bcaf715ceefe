import { humanDuration } from "../../../format.ts";
import { eventPhrase, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { instantText } from "../../instant-text.ts";
import type { WitnessRow } from "../../witness.ts";
import type { FunnelDefinition } from "../definition.ts";
import { type Chosen, servedSteps } from "./chosen-rows.ts";
import type { FunnelWitness } from "./plan.ts";
import { specAsked } from "./plan.ts";
import type { Stop, Walked } from "./stop.ts";
import type { FoundAttempt, UnitRow } from "./unit-rows.ts";

const apart = (from: number, to: number): string => humanDuration((to - from) / 1_000_000);

const stepPhrase = ({ steps }: Pick<FunnelDefinition, "steps">, step: number): Phrase[] => {
  const ref = steps[step];
  return ref ? eventPhrase(ref) : [words(`step ${step + 1}`)];
};

/** What became of an attempt, in a sentence. */
export function verdictOf({ attempt, chosen }: Walked, stop: Stop, definition: FunnelDefinition): Phrase[] {
  const total = definition.steps.length;
  const rows = chosen.filter((row) => row !== null);
  const [first, last] = [rows[0]?.micros ?? 0, Math.max(...rows.map(({ micros }) => micros))];
  if (stop.why === "converted") {
    if (total === 1) return [words("Counts: it did "), ...stepPhrase(definition, 0), words(".")];
    const skipped = total - rows.length;
    return [words(`Converted: ${skipped ? `all but ${skipped} optional` : `all ${total}`} steps in ${apart(first, last)}.`)];
  }
  const state = attempt.open ? "is still in its window" : "dropped";
  return [words(`Reached ${attempt.depth} of ${total} steps and ${state}: `), ...reasonOf(stop, definition), words(".")];
}

/** What became of an attempt by the times that the report has of it, without its rows. */
export function byReport({ depth, open, times }: FoundAttempt, { steps }: FunnelDefinition): Phrase[] {
  const reached = times.filter((time) => time !== null);
  if (depth < steps.length) return [words(`Reached ${depth} of ${steps.length} steps and ${open ? "is still in its window" : "dropped"}.`)];
  if (steps.length === 1) return [words("Counts: it did "), ...stepPhrase({ steps }, 0), words(".")];
  const skipped = steps.length - reached.length;
  const took = apart(reached[0] ?? 0, Math.max(...reached));
  return [words(`Converted: ${skipped ? `all but ${skipped} optional` : `all ${steps.length}`} steps in ${took}.`)];
}

/** Why an attempt went no further, without the full stop. */
export function reasonOf(stop: Stop, definition: FunnelDefinition): Phrase[] {
  if (stop.why === "converted" || stop.why === "untold") return [];
  if (stop.why === "excluded") return exclusionReason(stop, definition);
  const step = [...stepPhrase(definition, stop.step)];
  const place = definition.order === "unordered" ? "" : ` (step ${stop.step + 1})`;
  switch (stop.why) {
    case "never":
      return [words(definition.order === "unordered" ? "there was no " : "no later "), ...step, words(place)];
    case "late":
      return [...step, words(`${place} came ${humanDuration(stop.lateMicros / 1_000_000)} after the deadline`)];
    case "before":
      return [
        ...step,
        words(`${place} happened only before ${definition.order === "unordered" ? "the entry" : "the step that it should follow"}`),
      ];
    case "used":
      return [words("its only "), ...step, words(`${place} serves another step, and one event serves one step`)];
    case "interrupted":
      return [named(stop.row.event), words(" came between, and the order is strict: "), ...step, words(`${place} followed only after it`)];
    case "contradiction":
      return [...step, words(`${place} could have counted; this is an error of the product`)];
  }
}

function exclusionReason({ row, exclusion, from }: Extract<Stop, { why: "excluded" }>, { exclusions }: FunnelDefinition): Phrase[] {
  const rule = exclusions[exclusion];
  const between = rule ? ` and excludes between steps ${rule.after} and ${rule.before}` : "";
  return [named(row.event), words(` came ${apart(from.micros, row.micros)} after step ${rule?.after ?? 1}${between}`)];
}

/** An event with its place in the data, as witnesses show it. */
export function witnessRow(row: UnitRow, { role, means, note = [] }: Pick<WitnessRow, "role" | "means"> & { note?: Phrase[] }): WitnessRow {
  return { time: instantText(row.micros) ?? "", micros: row.micros, tie: row.tie, event: row.event, role, means, note };
}

/** The chosen rows under their steps, and the row that decided why there are no more. */
export function rowsOf({ chosen }: Walked, stop: Stop, asked: FunnelWitness): WitnessRow[] {
  const decisive = decisiveRow(stop);
  return [...chosenSteps(chosen, asked), ...(decisive ? [decisive] : [])].sort((a, b) => a.micros - b.micros || a.tie - b.tie);
}

function chosenSteps(chosen: Chosen, asked: FunnelWitness): WitnessRow[] {
  const rows = chosen.filter((row) => row !== null);
  const served = asked.definition.order === "unordered" ? servedSteps(rows, specAsked(asked)) : null;
  return rows.map((row, place) =>
    witnessRow(row, { role: `Step ${(served ? (served[place] ?? place) : chosen.indexOf(row)) + 1}`, means: "counts" }),
  );
}

function decisiveRow(stop: Stop): WitnessRow | null {
  switch (stop.why) {
    case "excluded":
      return witnessRow(stop.row, { role: "Exclusion", means: "against" });
    case "interrupted":
      return witnessRow(stop.row, { role: "In between", means: "against" });
    case "late":
      return witnessRow(stop.row, {
        role: `Step ${stop.step + 1}, too late`,
        means: "beyond",
        note: [words(`${humanDuration(stop.lateMicros / 1_000_000)} after the deadline`)],
      });
    case "before":
      return witnessRow(stop.row, { role: `Step ${stop.step + 1}, too early`, means: "beyond" });
    case "contradiction":
      return stop.row && witnessRow(stop.row, { role: `Step ${stop.step + 1}, not counted`, means: "against" });
    default:
      return null;
  }
}
