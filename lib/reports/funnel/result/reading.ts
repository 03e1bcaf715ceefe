import type { RowRecord } from "../../answer-rows.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "../plan/frame.ts";

/** What rows are read with: the question, the period that they belong to, and the rows of all periods. */
export type Reading = { definition: FunnelDefinition; frame: Frame; period: PeriodName; all: RowRecord[] };
