import type { RetentionDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "../plan/frame.ts";

/** What rows are read with: the question, and the period that they belong to. */
export type Reading = { definition: RetentionDefinition; frame: Frame; period: PeriodName };
