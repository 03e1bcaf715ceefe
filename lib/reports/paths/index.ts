import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type PathsDefinition, pathsDefinition } from "./definition.ts";
import { type Frame, pathsFrame } from "./plan/frame.ts";
import { planPaths } from "./plan/index.ts";
import type { PathsResult } from "./result/answer.ts";
import { pathsResult } from "./result.ts";
import { pathsWitness } from "./witness.ts";

/** What people do one thing after another, between, before and after what is asked about. */
export const paths: ReportKind<PathsDefinition, Frame, PathsResult> = {
  kind: "paths",
  title: "Paths",
  definition: pathsDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: pathsFrame,
  plan: planPaths,
  result: pathsResult,
  witness: pathsWitness,
};
