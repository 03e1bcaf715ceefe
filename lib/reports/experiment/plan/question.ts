import type { PlanBuilder } from "../../../plan/builder.ts";
import { call, column, type Expression } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { Frame } from "./frame.ts";

/** What every part of the plan is built from: where it goes, what is asked, and of which period and data. */
export type Question = { builder: PlanBuilder; definition: ExperimentDefinition; frame: Frame };

/** Columns kept under their own names. */
export const kept = (names: readonly string[], of?: string): Named[] => names.map((name) => ({ name, value: column(name, of) }));

export const columnsOf = (names: readonly string[], of?: string): Expression[] => names.map((name) => column(name, of));

/** Whether two relations speak of the same unit. */
export const sameUnit = (left: string, right: string): Expression => call("eq", column("actor_1", left), column("actor_1", right));

/** Whether units are told apart by their segment: where segments are shown, and in the list of one. */
export function hasSegments({ view, part }: Pick<ExperimentDefinition, "view" | "part">): boolean {
  return view === "segments" || (view === "actors" && part?.segment !== undefined);
}

/** The columns by which the view splits the arms, besides the variant. */
export function splitOf({ view, part }: Pick<ExperimentDefinition, "view" | "part">): string[] {
  if (hasSegments({ view, part })) return ["group_kind", "group_name", "group_count"];
  return view === "overTime" || view === "exposures" ? ["bucket"] : [];
}
