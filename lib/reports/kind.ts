import type { z } from "zod";
import type { Plan } from "../plan/relation.ts";
import type { Period } from "../vocabulary/period.ts";
import type { Phrase } from "../vocabulary/phrase.ts";
import type { Rows } from "./answer-rows.ts";
import type { WitnessQuestion } from "./witness.ts";

/** What every plan may know of the data set. Times are microseconds since 1970; null when there are no events. */
export type DataFacts = {
  start: number | null;
  end: number | null;
  eventProperties: string[];
  userProperties: string[];
  /** The zone whose days the activity index counts; null when the data set has none. */
  activityTimezone: string | null;
  /** The index also says how many users did each event on each of those days. */
  dailyUsers: boolean;
  /** The data set has the rows of users in order. */
  journeys: boolean;
  /** Events of no user, in all of the data. */
  withoutUser: number;
};

/** What every plan is made with: the periods that the definition comes to on the data, widened where the kind widens. */
export type FrameBase = { periods: { current: Period; previous?: Period } };

export type Dates = { from: string; to: string };

/** What every definition says, whatever its kind. */
export type DefinitionBase = { kind: string; timezone: string };

/** What every answer carries, whatever its kind. */
export type AnswerBase = {
  kind: string;
  /** What one count is: user, session, a property's name. */
  unit: string;
  /** Time of the newest event as an ISO instant. */
  dataEnd: string | null;
  /** Events left out because their actor is null. */
  withoutActor: number;
  /** Invariants of semantics §9 that did not hold; shown as an error of the product. */
  broken: string[];
  /** The dates that the answer covers, in the report's zone. */
  period: { from: string; to: string; timezone: string };
  /** Of a list that was asked for with user properties: their newest values, one list per unit. */
  actorProperties?: (string | null)[][];
};

/** A kind of report: its words, its question, its answer. */
export type ReportKind<Definition extends DefinitionBase, Frame extends FrameBase, Result extends AnswerBase> = {
  kind: Definition["kind"];
  title: string;
  definition: z.ZodType<Definition>;
  /** The question in plain words; the dates are what the range comes to on the data, null when they are not known. */
  reading: (definition: Definition, periods: { current: Dates | null; previous?: Dates | undefined }) => Phrase[];
  frame: (definition: Definition, facts: DataFacts) => Frame;
  plan: (definition: Definition, frame: Frame) => Plan;
  result: (rows: Rows, definition: Definition, frame: Frame) => Result;
  /** Why one unit is in the report, or is not; kinds without it do not offer the question. */
  witness?: WitnessQuestion<Definition, Frame>;
};
