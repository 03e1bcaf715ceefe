import type { PathsDefinition } from "../../../reports/paths/definition.ts";
import { pathWindow } from "../../../reports/paths/definition.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import { type Matcher, matcher } from "../../reference/event-match.ts";
import type { Row, World } from "../../reference/world.ts";
import { isHidden, isMeant, type Node, nodeOf } from "./name.ts";
import type { Stretch } from "./stretch.ts";

/** Neighbouring rows of one node; times in microseconds. */
export type Run = Node & { first: Row; last: Row; events: number; isStart: boolean; isEnd: boolean };

/** One drawn node of a path, at its time. */
export type Stop = Node & { time: number; events: number };

/** What follows the last node; `end` also where the report says that paths end. */
export type Ending = "end" | "hidden" | "continues";

/** One counted path: its nodes, the first of them at step `firstStep`. */
export type Path = { actor: string; session: string | null; stops: Stop[]; firstStep: number; ending: Ending; stopsAtEnd: boolean };

/** Which rows start and end paths; null where the report does not say. */
export type Anchors = { starts: ((row: Row, node: Node) => boolean) | null; ends: ((row: Row, node: Node) => boolean) | null };

/** The anchors that a definition names. */
export function anchorsOf(definition: PathsDefinition, world: World): Anchors {
  const { from, fromNode, to, toNode } = definition;
  const anchor = (ref: typeof from, name: string | undefined): Anchors["starts"] => {
    const matches: Matcher | null = ref ? matcher(ref, world) : null;
    if (matches) return (row) => matches(row);
    return name === undefined ? null : (_, node) => isMeant(node, name, definition);
  };
  return { starts: anchor(from, fromNode), ends: anchor(to, toNode) };
}

/** Visible rows in runs; without collapsing every row is a run of its own. */
export function runsOf(rows: readonly Row[], definition: PathsDefinition, { starts, ends }: Anchors): Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    const node = nodeOf(row, definition);
    if (isHidden(row, node, definition)) continue;
    const [isStart, isEnd] = [starts?.(row, node) ?? false, ends?.(row, node) ?? false];
    const run = runs.at(-1);
    if (definition.collapseRepeats && run && run.node === node.node && run.kind === node.kind) {
      run.last = row;
      run.events += 1;
      run.isStart ||= isStart;
      run.isEnd ||= isEnd;
    } else runs.push({ ...node, first: row, last: row, events: 1, isStart, isEnd });
  }
  return runs;
}

/** The paths of a stretch that count. */
export function pathsOf(stretch: Stretch, definition: PathsDefinition, anchors: Anchors): Path[] {
  const runs = runsOf(stretch.rows, definition, anchors);
  const all = candidates(runs, definition, anchors).map((candidate) => pathOf(candidate, stretch, definition));
  return definition.count === "units" ? all.slice(0, 1) : all;
}

/** Some runs in a row that make a path: what it starts with, what it ends with, and until when more could follow. */
type Candidate = { runs: Run[]; until: number; startsAt: boolean; endsAt: boolean };

function candidates(runs: Run[], definition: PathsDefinition, { starts, ends }: Anchors): Candidate[] {
  const window = pathWindow(definition);
  const length = window === null ? Infinity : seconds(window) * 1e6;
  const within = (run: Run, later: Run): boolean => later.first.time - run.last.time <= length;
  if (!starts && ends)
    return runs.flatMap((end, index): Candidate[] => {
      if (!end.isEnd) return [];
      return [{ runs: runs.slice(0, index + 1).filter((run) => within(run, end)), until: end.last.time, startsAt: false, endsAt: true }];
    });
  return runs.flatMap((start, index): Candidate[] => {
    if (starts ? !start.isStart : index > 0) return [];
    const until = start.last.time + length;
    if (!ends) return [{ runs: runs.slice(index).filter((run) => within(start, run)), until, startsAt: starts !== null, endsAt: false }];
    const to = runs.findIndex((run, place) => place > index && run.isEnd);
    const end = runs[to];
    return end && within(start, end) ? [{ runs: runs.slice(index, to + 1), until, startsAt: true, endsAt: true }] : [];
  });
}

function pathOf({ runs, until, startsAt, endsAt }: Candidate, stretch: Stretch, definition: PathsDefinition): Path {
  const { maxSteps } = definition;
  const last = runs.at(-1);
  if (!last) throw new Error("a path has a node");
  const { actor, session } = stretch;
  const whole = runs.map(stopOf);
  if (startsAt && endsAt) return { actor, session, stops: withGap(whole, maxSteps), firstStep: 1, ending: "end", stopsAtEnd: true };
  if (endsAt) {
    const stops = whole.slice(-maxSteps);
    const firstStep = definition.align === "end" ? maxSteps - stops.length + 1 : 1;
    return { actor, session, stops, firstStep, ending: "end", stopsAtEnd: true };
  }
  const goesOn = stretch.rows.some((row) => row.order > last.last.order && row.time <= until);
  const ending = whole.length > maxSteps ? "continues" : goesOn ? "hidden" : "end";
  return { actor, session, stops: whole.slice(0, maxSteps), firstStep: 1, ending, stopsAtEnd: false };
}

/** The path of a stretch that a funnel has cut already: from its first node, up to its last one, or both. */
export function cutPath(stretch: Stretch, definition: PathsDefinition, has: { start: boolean; end: boolean }): Path | null {
  const runs = runsOf(stretch.rows, definition, { starts: null, ends: null });
  if (runs.length === 0) return null;
  return pathOf({ runs, until: Infinity, startsAt: has.start, endsAt: has.end }, stretch, definition);
}

function stopOf({ node, kind, last, events }: Run): Stop {
  return { node, kind, time: last.time, events };
}

/** First half, "...", last half of what is too long; the gap bears the time of the first node that it stands for. */
function withGap(stops: Stop[], maxSteps: number): Stop[] {
  if (stops.length <= maxSteps) return stops;
  const half = Math.floor(maxSteps / 2);
  const middle = stops.slice(half, stops.length - half);
  const events = middle.reduce((sum, stop) => sum + stop.events, 0);
  return [...stops.slice(0, half), { node: "...", kind: "gap", time: middle[0]?.time ?? 0, events }, ...stops.slice(stops.length - half)];
}
