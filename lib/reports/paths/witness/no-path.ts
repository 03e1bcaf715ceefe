import { seconds } from "../../../vocabulary/duration.ts";
import { eventPhrase, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { apart } from "../../witness-words.ts";
import { type PathsDefinition, pathWindow } from "../definition.ts";
import type { PathFacts, Run, Sequence } from "./told.ts";

type Asked = { sequence: Sequence; runs: readonly Run[]; definition: PathsDefinition };

/** Why a sequence has no path, as the end of a sentence; null where it could have one, which contradicts the report. */
export function noPath({ sequence, runs, definition }: Asked): Phrase[] | null {
  const { from, fromNode, to, toNode } = definition;
  if (!sequence.rows.some(({ present }) => present)) return [words("the filters leave out all of its events")];
  if (runs.length === 0) return [words("all of its events are hidden")];
  const [starts, ends] = [from !== undefined || fromNode !== undefined, to !== undefined || toNode !== undefined];
  const start = starts ? anchorPhrase(from, fromNode) : [];
  const end = ends ? anchorPhrase(to, toNode) : [];
  if (starts && !runs.some((run) => run.starts)) return [words("no event starts paths there: "), ...start];
  if (ends && !runs.some((run) => run.ends)) return [words("no event ends paths there: "), ...end];
  return starts && ends ? neverThere(runs, definition, end) : null;
}

/** What a path starts or ends with, in words. */
export function anchorPhrase(ref: PathsDefinition["from"], name: string | undefined): Phrase[] {
  return ref ? eventPhrase(ref) : [named(name ?? "")];
}

/** Why no start leads to an end. */
function neverThere(runs: readonly Run[], definition: PathsDefinition, end: Phrase[]): Phrase[] | null {
  const window = pathWindow(definition);
  const length = window === null ? Number.POSITIVE_INFINITY : seconds(window) * 1_000_000;
  const late = runs.flatMap((start, index) => {
    const next = start.starts ? runs.find((run, place) => place > index && run.ends) : undefined;
    return next ? [next.first.micros - start.last.micros] : [];
  });
  const [first] = late;
  if (first === undefined) return [words("after its start there is no "), ...end];
  if (late.some((micros) => micros <= length)) return null;
  return [...end, words(` came ${apart(0, first)} after the start, later than the window allows`)];
}

/** Why a unit has no path of a funnel. */
export function notInFunnel({ attempt }: Pick<PathFacts, "attempt">, { funnel }: PathsDefinition): Phrase[] {
  if (!funnel) return [];
  const { part, step, steps } = funnel;
  if (!attempt) return [words("It has not entered the funnel within the dates of the report.")];
  const so = `It reached ${attempt.depth} of ${steps.length} steps of the funnel`;
  if (part !== "afterDropOff")
    return [words(attempt.depth >= step ? `${so}, and all events there are hidden.` : `${so}, not step ${step}.`)];
  if (attempt.depth >= step) return [words(`${so}, so it did not drop off before step ${step}.`)];
  if (attempt.depth < step - 1) return [words(`${so}, so it dropped off earlier than after step ${step - 1}.`)];
  return [words(attempt.open && !funnel.includeMaturing ? `${so} and is still in its window.` : `${so}, and all events there are hidden.`)];
}
