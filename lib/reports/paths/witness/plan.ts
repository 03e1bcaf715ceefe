import { PlanBuilder } from "../../../plan/builder.ts";
import { call, choose, column, type Expression, integer } from "../../../plan/expression.ts";
import type { PathsInRows, Plan } from "../../../plan/relation.ts";
import type { CountBy } from "../../../vocabulary/actor.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { unitRowsLimit } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import type { PathsDefinition } from "../definition.ts";
import { isInPart } from "../plan/actors.ts";
import { type Found, foundPaths } from "../plan/found.ts";
import type { Frame } from "../plan/frame.ts";
import { attemptsOf } from "../plan/funnel.ts";
import { isPlainlyNamed } from "../plan/names.ts";
import { pathsSpec, type Question, slotsOf } from "../plan/question.ts";

export type PathsWitness = WitnessAsked<PathsDefinition, Frame>;

/** Whose name a path bears. */
export const ownerOf = ({ per, countBy }: PathsDefinition): CountBy => (per === "session" ? "user" : countBy);

const perSlot = (definition: PathsDefinition): string[] =>
  slotsOf(definition).flatMap((slot) => [`node_${slot}`, `time_${slot}`, `events_${slot}`]);

function layoutOf(definition: PathsDefinition): Layout {
  const texts = ["event", "raw", "session", "kind", "name"];
  const numbers = ["time", "tie", "node", "present", "starts", "ends", "session_start", "first_time", "first_tie", "ending", "in_part"];
  return {
    ...Object.fromEntries(texts.map((name) => [name, "text" as const])),
    ...Object.fromEntries([...numbers, ...perSlot(definition), "depth", "open"].map((name) => [name, "integer" as const])),
    ...storyLayout,
  };
}

/** The report's own paths of one unit, the rows they were found in, and the names of their nodes. */
export function witnessPlan({ definition: asked, frame, actor }: PathsWitness): Plan {
  const definition: PathsDefinition = { ...asked, view: "actors" };
  const question: Question = { builder: new PlanBuilder(), definition, frame, actor };
  const { builder } = question;
  const found = foundPaths(question);
  const words = { ...definition, countBy: ownerOf(definition) };
  const period = frame.periods.current;
  taggedRows(builder, layoutOf(definition), [
    pathsPart(question, found),
    { of: "node", from: found.rows.nodes, columns: { node: column("key"), ...own("kind", "name") } },
    rowsPart(question, found),
    ...(definition.funnel ? [attemptPart(question)] : []),
    ...storyParts({ builder, words, actor, entries: [{ event: null }], period }),
  ]);
  return builder.plan();
}

const asNumber = (condition: Expression): Expression => choose([{ if: condition, then: integer(1) }], integer(0));

/** The paths, with whether each is behind the part that is asked about. */
function pathsPart(question: Question, found: Found): Tagged {
  const { builder, definition } = question;
  const from = hasPart(definition)
    ? builder.select("paths_asked", {
        from: found.paths,
        as: "p",
        keep: true,
        columns: [{ name: "in_part", value: asNumber(isInPart({ question, found })) }],
      })
    : found.paths;
  const session = definition.per === "session" && !definition.funnel ? own("session", "session_start") : {};
  const filled = [...perSlot(definition), "first_time", "first_tie", "ending", ...(hasPart(definition) ? ["in_part"] : [])];
  return {
    of: "path",
    from,
    columns: { ...session, ...own(...filled) },
    orderBy: [{ by: column("first_time") }, { by: column("first_tie") }],
    limit: unitRowsLimit,
  };
}

/** Whether a list is asked about whose paths can be told one by one: what is in (other) depends on everybody's. */
export function hasPart({ part }: PathsDefinition): boolean {
  if (!part || (part.node === undefined && part.from === undefined && part.sequence === undefined)) return false;
  return ![part.kind, part.fromKind, part.toKind].includes("other");
}

function rowsPart({ definition }: Question, found: Found): Tagged {
  const spec = pathsSpec(definition);
  const { rows } = found.rows.source as PathsInRows;
  return {
    of: "row",
    from: rows,
    columns: {
      ...own(
        "tie",
        "event",
        "node",
        ...(spec.sessionTimeoutMicros === null ? [] : ["session"]),
        ...(isPlainlyNamed(definition) ? [] : ["raw"]),
      ),
      time: call("micros", column("time")),
      present: asNumber(column("present")),
      ...(spec.starts ? { starts: asNumber(column("starts")) } : {}),
      ...(spec.ends ? { ends: asNumber(column("ends")) } : {}),
    },
    orderBy: [{ by: column("time") }, { by: column("tie") }],
    limit: unitRowsLimit,
  };
}

/** How far the unit came in the funnel that the report is about. */
function attemptPart(question: Question): Tagged {
  return { of: "attempt", from: attemptsOf(question).attempts, columns: { depth: column("depth"), open: asNumber(column("open")) } };
}
