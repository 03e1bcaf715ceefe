import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { FunnelResult } from "../../reports/funnel/result/answer.ts";
import type { CaseLog } from "../case.ts";

/** The units behind one part of a funnel; with a period, `step` is the trend's to-step and dropped means entered but not converted. */
export type CasePart = {
  step: number;
  state: "converted" | "dropped" | "in_window";
  group?: string;
  period?: string;
  of: "current" | "previous";
};

/** What a case is compared with: the answer of one report over one log, from the product or from the reference. */
export type CaseSubject = {
  answer: FunnelResult;
  /** The actors behind a part, one entry per counted unit: user id, session id of the source, or property value. */
  actors: (part: CasePart) => Promise<string[]>;
  /** The actors behind one side of a correlation by events. */
  correlationActors?: (event: string, outcome: "success" | "failure") => Promise<string[]>;
};

/** Loads a log and answers a parsed definition over it: the one thing that product and reference each provide. */
export type OpenCase = (log: CaseLog, definition: FunnelDefinition) => Promise<CaseSubject>;
