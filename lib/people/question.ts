import type { z } from "zod";
import type { Plan } from "../plan/relation.ts";
import type { Rows } from "../reports/answer-rows.ts";
import type { DataFacts } from "../reports/kind.ts";

/** What questions about people may know of the data set. */
export type PeopleFacts = DataFacts & { timezone: string };

/** A question about people: its words, its plan, its answer. */
export type PeopleQuestion<Definition, Answer> = {
  definition: z.ZodType<Definition>;
  plan: (definition: Definition, facts: PeopleFacts) => Plan;
  answer: (rows: Rows, definition: Definition, facts: PeopleFacts) => Answer;
};
