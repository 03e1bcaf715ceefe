import { variantLabel } from "../../../../lib/reports/experiment/definition/labels.ts";
import type { ExperimentDefinition, ExperimentState } from "../../../../lib/reports/experiment/definition.ts";
import type { ExperimentResult } from "../../../../lib/reports/experiment/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";

/** The units behind a number of an experiment. */
export type PeoplePart = {
  state: ExperimentState;
  variant?: string;
  metric?: string;
  step?: number;
  segment?: string;
  segmentKind?: "value" | "unset" | "other";
};

const stateWords: Record<ExperimentState, string> = {
  exposed: "Exposed",
  converted: "Converted",
  not_converted: "Not converted",
  immature: "Window not over",
  before_range: "Exposed before the range",
  several_variants: "In several variants",
  not_planned: "In a variant that is no arm",
  without_variant: "Without a variant",
};

/** The list of those units: their variant, when they were exposed, and their value by the metric. */
export function experimentPeople(
  part: PeoplePart,
  { definition, unit }: { definition: ExperimentDefinition; unit: string },
): PeopleQuestion<ExperimentResult> {
  const { state, variant, step, segment } = part;
  return {
    title: `${stateWords[state]}${step === undefined ? "" : `, step ${step}`}${variant === undefined ? "" : ` · ${variantLabel(definition, variant)}`}${segment === undefined ? "" : ` · ${segment}`}`,
    unit,
    columns: [
      { key: "variant", label: "Variant", sort: "variant" },
      { key: "exposureTime", label: "Exposed", instant: true, sort: "exposure" },
      ...(part.metric === undefined ? [] : [{ key: "value", label: `Value of ${part.metric}`, strong: true, sort: "value" }]),
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) => actors.map(({ variants, ...row }) => ({ ...row, variant: row.variant ?? variants.join(", ") })),
    count: ({ actorCount = 0 }) => actorCount,
  };
}
