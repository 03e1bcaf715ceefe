import { all, call, column, type Expression, integer, over, text, truth } from "../../../plan/expression.ts";
import { endings, gapKey } from "../../../plan/paths.ts";
import type { CountBy } from "../../../vocabulary/actor.ts";
import { actorName, actorNameJoins, chosenSort, listedProperties } from "../../../vocabulary/actor-names.ts";
import { type NodeKind, nodeNames } from "../definition/node.ts";
import type { PathPart } from "../definition.ts";
import { foldedPaths, stepNodes } from "./folded.ts";
import { type Found, nodeAt, otherKey } from "./found.ts";
import { lengthOf } from "./members.ts";
import { foundMoves } from "./moves.ts";
import { drawsEndings, pathsSpec, type Question, slotsOf } from "./question.ts";
import { endingColumn, namedPaths } from "./sequences.ts";

/** One page of the paths behind a part of the answer, and how many there are. */
export function actorsAnswer(question: Question, found: Found): string {
  const { builder, definition } = question;
  const { search, limit, offset, sort, properties = [] } = definition.part as PathPart;
  const owned = listedProperties({ builder, countBy: ownerOf(question), units: "p" }, properties);
  const asksForFold = [definition.part?.kind, definition.part?.fromKind, definition.part?.toKind].includes("other");
  const from = asksForFold ? foldedPaths(question, found, stepNodes(question, foundMoves(question, found.rows))) : found.paths;
  const chosen = builder.select("chosen_paths", { from, keep: true, columns: [], where: isInPart({ question, found }) });
  const named = builder.select("named_actors", {
    from: chosen,
    as: "p",
    keep: true,
    joins: [...actorNameJoins(builder, ownerOf(question), "p"), ...owned.joins],
    columns: [
      { name: "actor", value: actorName(ownerOf(question), "p") },
      { name: "session_label", value: call("coalesce", ...sessionOf(question)) },
      ...owned.columns,
    ],
  });
  const own = ["actor", "first_time", "last_time", "session_label"];
  const more = owned.columns.map(({ name }) => name);
  const order = [...chosenSort({ sort }, [...own, ...more]), ...own.map((name) => ({ by: column(name) }))];
  const listed = builder.select("listed_actors", {
    from: named,
    keep: true,
    columns: [
      { name: "place", value: over("row_number", [], { order }) },
      { name: endingColumn(question).name, value: integer(0) },
    ],
    ...(search ? { where: call("contains", call("lower", column("actor")), call("lower", text(search))) } : {}),
  });
  const page = builder.select("actor_page", { from: listed, keep: true, columns: [], orderBy: [{ by: column("place") }], limit, offset });
  const written = namedPaths(question, found, page);
  const columns = ["place", "names", "kinds", "actor", "session_label", "first_time", "last_time", ...more];
  const rows = builder.select("actors", {
    from: written,
    columns: [{ name: "part", value: text("actor") }, ...columns.map((name) => ({ name, value: column(name) }))],
  });
  return builder.add("actors_and_count", { is: "union", of: [rows, lengthOf(question, listed)] });
}

/** Whose name a path bears. */
function ownerOf({ definition }: Question): CountBy {
  return definition.per === "session" ? "user" : definition.countBy;
}

/** A session's id, or its start between "~" and nothing where the source names none; null per user. */
function sessionOf({ definition }: Question): Expression[] {
  const key = definition.funnel ? column("session_key", "p") : column("session", "p");
  const start = call("concat", text("~"), call("to_text", column("session_start", "p")));
  return definition.funnel ? [key, call("to_text", { is: "value", value: { is: "null" } })] : [key, start];
}

type Asking = { question: Question; found: Found };

/** Whether a path is behind the part that the definition names. */
export function isInPart(asking: Asking): Expression {
  const { definition } = asking.question;
  const { step = 0, node, kind, from = "", fromKind, to = "", toKind, sequence } = definition.part as PathPart;
  if (sequence) return isSequence(asking, sequence);
  const last = slotsOf(definition).length;
  if (step > last) return truth(false);
  if (node !== undefined) return stands(asking, step, { node, kind });
  const ends = step === last ? truth(true) : call("is_null", nodeAt(step + 1));
  const ending = endingOf(toKind);
  const goes =
    ending === null ? (step === last ? truth(false) : stands(asking, step + 1, { node: to, kind: toKind })) : all([ends, ending]);
  return all([stands(asking, step, { node: from, kind: fromKind }), goes]);
}

function endingOf(kind: NodeKind): Expression | null {
  const named = { dropOff: "end", hidden: "hidden", continues: "continues" } as const;
  return kind in named ? call("eq", column("ending"), integer(endings[named[kind as keyof typeof named]])) : null;
}

/** Whether a path stands at a node at a step. */
function stands({ question, found }: Asking, slot: number, { node, kind }: { node: string; kind: NodeKind }): Expression {
  if (kind === "other") return call("coalesce", call("eq", column(`drawn_${slot}`), integer(otherKey)), truth(false));
  if (kind === "gap") return call("coalesce", call("eq", nodeAt(slot), integer(gapKey)), truth(false));
  if (kind !== "value" && kind !== "unset") return truth(false);
  const relation = question.builder.select("asked_node", {
    from: found.rows.nodes,
    columns: [{ name: "key", value: column("key") }],
    where: all([call("eq", column("kind"), text(kind)), call("eq", column("name"), text(node))]),
  });
  return call("coalesce", { is: "member", value: nodeAt(slot), relation }, truth(false));
}

function isSequence(asking: Asking, sequence: NonNullable<PathPart["sequence"]>): Expression {
  const { definition } = asking.question;
  const slots = slotsOf(definition);
  const last = sequence.at(-1);
  const ending = last ? endingOf(last.kind) : null;
  const drawn = drawsEndings(definition);
  if (drawn !== (ending !== null) || (last && ending && last.node !== nodeNames[last.kind as "dropOff"])) return truth(false);
  const nodes = ending === null ? sequence : sequence.slice(0, -1);
  if (nodes.length > slots.length || nodes.length === 0 || nodes.some(({ kind, node }) => kind === "gap" && node !== nodeNames.gap))
    return truth(false);
  if (nodes.some(({ kind }) => kind === "other")) return truth(false);
  const shift = pathsSpec(definition).alignEnd ? slots.length - nodes.length : 0;
  const each = slots.map((slot) => {
    const asked = nodes[slot - shift - 1];
    return asked ? stands(asking, slot, asked) : call("is_null", nodeAt(slot));
  });
  return all([...each, ...(ending ? [ending] : [])]);
}
