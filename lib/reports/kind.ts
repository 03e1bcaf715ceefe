import type { z } from "zod";
import type { Plan } from "../plan/relation.ts";
import type { Rows } from "./answer-rows.ts";

/** What every plan may know of the data set. Times are microseconds since 1970; null when there are no events. */
export type DataFacts = { start: number | null; end: number | null; eventProperties: string[]; userProperties: string[] };

/** A kind of report: its words, its question, its answer. */
export type ReportKind<Definition, Frame, Result> = {
  kind: string;
  title: string;
  definition: z.ZodType<Definition>;
  frame: (definition: Definition, facts: DataFacts) => Frame;
  plan: (definition: Definition, frame: Frame) => Plan;
  result: (rows: Rows, definition: Definition, frame: Frame) => Result;
};
