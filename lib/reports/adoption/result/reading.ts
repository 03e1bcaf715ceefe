import type { AdoptionDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "../plan/frame.ts";
import type { AdoptionAnswer } from "./answer.ts";
import type { Counts, Feature } from "./counts.ts";

/** What an answer is read with: the question, the period, and what was counted. */
export type Reading = { definition: AdoptionDefinition; frame: Frame; name: PeriodName; counts: Counts };

/** What one view gives of its features. */
export type ViewResult = (features: readonly Feature[], reading: Reading) => Pick<AdoptionAnswer, "features"> & Partial<AdoptionAnswer>;
