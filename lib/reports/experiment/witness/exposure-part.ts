import { fullNumber } from "../../../format.ts";
import { named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import type { WitnessPart, WitnessRow } from "../../witness.ts";
import { apart, shownRow } from "../../witness-words.ts";
import type { ExperimentWitness } from "./plan.ts";
import type { ExposureRow, UnitFacts } from "./told.ts";

/** Its exposures that decide: the first, and the first of each other variant; without any variant its first one in the dates. */
export function exposurePart(facts: UnitFacts, first: ExposureRow | null, { definition, frame }: ExperimentWitness): WitnessPart {
  const found = facts.state === "exposed";
  const { fromMicros } = frame.periods.current;
  const nameless = facts.exposures.filter(({ variant, micros }) => variant === null && micros >= fromMicros);
  const rows = first
    ? [firstRow(first, { facts, found }), ...otherVariants(facts, first)]
    : nameless.slice(0, 1).map((row) => shownRow(row, { role: "No variant", means: "against", note: unnamed(definition.variantProperty) }));
  const total = (of: readonly ExposureRow[]) => of.reduce((sum, { count }) => sum + count, 0);
  const withVariant = total(facts.exposures.filter(({ variant }) => variant !== null));
  return {
    name: "Exposure",
    state: found ? "in" : "out",
    standing: found ? "Counted" : "Left out",
    verdict: [
      words(
        `${fullNumber(total(facts.exposures))} exposures up to the end of the dates, ${fullNumber(withVariant)} of them with a variant.`,
      ),
    ],
    rows,
    deadline: null,
  };
}

const unnamed = (property: string): Phrase[] => [words("nothing in "), named(property)];

function firstRow(first: ExposureRow, { facts, found }: { facts: UnitFacts; found: boolean }): WitnessRow {
  const before = facts.state === "before_range" ? [words("before the dates of the report: ")] : [];
  return shownRow(first, {
    role: "First exposure",
    means: found ? "counts" : "against",
    note: [...before, named(first.variant ?? "")],
  });
}

/** The first exposure to each variant besides the unit's first. */
function otherVariants({ exposures, state }: UnitFacts, first: ExposureRow): WitnessRow[] {
  const seen = new Set([first.variant]);
  return exposures.flatMap((row): WitnessRow[] => {
    if (row.variant === null || seen.has(row.variant)) return [];
    seen.add(row.variant);
    const note = [named(row.variant), words(`, ${apart(first.micros, row.micros)} after the first`)];
    return [shownRow(row, { role: "Other variant", means: state === "several_variants" ? "against" : "beyond", note })];
  });
}
