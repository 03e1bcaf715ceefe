import type { BucketState } from "../../../../lib/charts/buckets.ts";
import type { DrawnFeature } from "../../../../lib/reports/adoption/chart/features.ts";
import type { AdoptionDefinition } from "../../../../lib/reports/adoption/definition.ts";
import type { AdoptionResult } from "../../../../lib/reports/adoption/result/answer.ts";
import type { Drawn } from "../../../chart/use-drawn.ts";
import type { Chosen } from "./chosen.ts";

/** What every view of adoption draws from. */
export type ViewProps = {
  /** The question that the answer answers. */
  definition: AdoptionDefinition;
  result: AdoptionResult;
  /** Every feature of the answer. */
  features: readonly DrawnFeature[];
  /** Those that are drawn where several can be. */
  shownFeatures: readonly DrawnFeature[];
  drawn: Drawn;
  /** The feature of the views that show one. */
  one: DrawnFeature;
  onOne: (feature: DrawnFeature) => void;
  colourOf: (key: string) => string;
  states: readonly BucketState[];
  /** What is counted, in the plural. */
  unit: string;
  onChoose: (chosen: Chosen) => void;
  file: { name: string; period: { from: string; to: string } };
};
