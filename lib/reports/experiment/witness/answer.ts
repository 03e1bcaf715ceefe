import { DateTime } from "luxon";
import { absencePhrase, storyOf } from "../../../vocabulary/actor-story.ts";
import { eventPhrase, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { asRecords, type Rows } from "../../answer-rows.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { momentOf, namesPhrase } from "../../witness-words.ts";
import { listedMetrics, variantLabel } from "../definition/labels.ts";
import { exposurePart } from "./exposure-part.ts";
import { metricPart } from "./metric-part.ts";
import type { ExperimentWitness } from "./plan.ts";
import { type ExposureRow, type UnitFacts, unitFacts } from "./told.ts";

/** Why the actor is in its arm, or in none. */
export function witnessAnswer(rows: Rows, asked: ExperimentWitness): Witness {
  const { definition, actor } = asked;
  const records = asRecords(rows);
  const facts = unitFacts(records);
  const first = firstExposure(facts);
  const story = storyOf(records, { actor, identity: definition.identity });
  const told = facts.state === "exposed" && first ? metricParts(facts, first, asked) : [];
  const found = facts.state === "exposed";
  const base = { kind: "experiment", actor, found, resolvesTo: story.resolvesTo };
  if (facts.state === null) return { ...base, verdict: absence(story, asked), parts: [], broken: [] };
  const seen = exposurePart(facts, first, asked);
  return {
    ...base,
    standing: found ? { words: variantLabel(definition, facts.variant ?? ""), state: "in" } : { words: "Left out", state: "out" },
    verdict: found ? counted(facts, first, asked) : leftOut(facts, asked),
    parts: [seen, ...told.map(({ part }) => part)],
    broken: [...told.flatMap(({ broken }) => broken), ...contradictions(facts, first)],
  };
}

/** The exposure that fixes the variant, if its rows are there. */
function firstExposure({ exposures, exposure }: UnitFacts): ExposureRow | null {
  return exposures.find(({ micros, variant }) => variant !== null && micros === exposure) ?? null;
}

function metricParts(facts: UnitFacts, exposure: ExposureRow, asked: ExperimentWitness): { part: WitnessPart; broken: string[] }[] {
  const wanted = asked.definition.part?.metric;
  const listed = [...listedMetrics(asked.definition)].sort((a, b) => Number(b.key === wanted) - Number(a.key === wanted));
  return listed.flatMap((each) => {
    const own = facts.byMetric.get(each.key);
    return own ? [metricPart({ listed: each, facts: own, exposure, asked })] : [];
  });
}

function contradictions({ exposure, variant }: UnitFacts, first: ExposureRow | null): string[] {
  if (exposure === null) return [];
  if (!first) return ["no event of the unit is its first exposure"];
  return first.variant === variant ? [] : [`its first exposure names ${first.variant}, and the report counts it in ${variant}`];
}

function counted({ variant, segment }: UnitFacts, first: ExposureRow | null, { definition }: ExperimentWitness): Phrase[] {
  const since = first ? `, on ${momentOf(first.micros, definition.timezone)}` : "";
  const { segment: wanted } = definition.part ?? {};
  const elsewhere = segment !== null && wanted !== undefined && wanted !== segment ? [words(", not in "), named(wanted)] : [];
  const inSegment = segment === null ? [] : [words(" Its segment is "), named(segment), ...elsewhere, words(".")];
  return [words("Counts in "), named(variantLabel(definition, variant ?? "")), words(` from its first exposure${since}.`), ...inSegment];
}

function leftOut({ state, variant, exposure, exposures }: UnitFacts, { definition, frame }: ExperimentWitness): Phrase[] {
  const dayOf = (micros: number) => momentOf(micros, definition.timezone);
  const { fromMicros } = frame.periods.current;
  const seen = [...new Set(exposures.flatMap((each) => each.variant ?? []))];
  switch (state) {
    case "before_range":
      return [
        words(
          `Left out: its first exposure, on ${dayOf(exposure ?? 0)}, lies before the dates of the report, which begin on ${dayOf(fromMicros)}.`,
        ),
      ];
    case "several_variants":
      return [words("Left out: up to the end of the report's dates it saw several variants, "), ...namesPhrase(seen), words(".")];
    case "not_planned":
      return [
        words("Left out: its variant, "),
        named(variant ?? ""),
        words(definition.variants ? ", is none of the listed ones." : ", is not among those with the most units."),
      ];
    default:
      return [words("Left out: no exposure of it names a variant in "), named(definition.variantProperty), words(".")];
  }
}

function absence(story: ReturnType<typeof storyOf>, { definition, actor }: ExperimentWitness): Phrase[] {
  const dayOf = (micros: number) => DateTime.fromMillis(micros / 1000, { zone: definition.timezone }).toFormat("d MMM yyyy");
  const absent = absencePhrase(story, { words: definition, actor, entry: eventPhrase(definition.exposure), dayOf });
  return absent ?? [words("It was not exposed in this report.")];
}
