import type { Plan } from "../plan/relation.ts";
import type { Phrase } from "../vocabulary/phrase.ts";
import type { Rows } from "./answer-rows.ts";
import type { DefinitionBase, FrameBase } from "./kind.ts";

/** An event of the unit that decided something, with its place in the data. */
export type WitnessRow = {
  /** ISO instant. */
  time: string;
  micros: number;
  tie: number;
  event: string;
  /** What it is to the report: Step 2, Exclusion, First day. */
  role: string;
  /** It counts, it stands against counting, or it only came near. */
  means: "counts" | "against" | "beyond";
  /** What is to be said of it. */
  note: Phrase[];
};

/** One unit of that name: an attempt, or the whole unit where a report has no attempts. */
export type WitnessPart = {
  /** What tells it from the others of that name; empty when it is the only one. */
  name: string;
  state: "in" | "out" | "open";
  /** Its state in a word or two; where absent, a funnel's word for it. */
  standing?: string;
  verdict: Phrase[];
  /** In their order. */
  rows: WitnessRow[];
  /** The last instant that would have counted, "End of the window" where it has no other name; null where there is none. */
  deadline: { time: string; micros: number; name?: string } | null;
};

/** Why a unit stands where it stands in a report. */
export type Witness = {
  kind: string;
  actor: string;
  /** In the report at all. */
  found: boolean;
  /** Where it stands in a word or two; where absent, the standing of its only part. */
  standing?: { words: string; state: WitnessPart["state"] };
  verdict: Phrase[];
  parts: WitnessPart[];
  /** The user that an anonymous id stands for; the report knows it under that id. */
  resolvesTo: string | null;
  /** What contradicts the report's own answer; shown as an error of the product. */
  broken: string[];
};

/** Whose place is asked about, by a name as lists write it. */
export type WitnessAsked<Definition extends DefinitionBase, Frame extends FrameBase> = {
  definition: Definition;
  frame: Frame;
  actor: string;
};

/** How a kind answers why one unit is where it is. */
export type WitnessQuestion<Definition extends DefinitionBase, Frame extends FrameBase> = {
  plan: (asked: WitnessAsked<Definition, Frame>) => Plan;
  answer: (rows: Rows, asked: WitnessAsked<Definition, Frame>) => Witness;
};
