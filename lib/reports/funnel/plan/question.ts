import type { PlanBuilder } from "../../../plan/builder.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Frame } from "./frame.ts";

/** What every part of the plan is built from: where it goes, what is asked, and of which periods and data. */
export type Question = { builder: PlanBuilder; definition: FunnelDefinition; frame: Frame };

/** What is asked of the attempts besides the definition. */
export type Asked = { grouped: boolean; fastest: boolean; bucketed: boolean };
