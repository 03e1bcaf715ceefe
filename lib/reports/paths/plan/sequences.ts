import { aggregate, call, choose, column, type Expression, integer, nothing, over, text } from "../../../plan/expression.ts";
import { endingKeys, gapKey } from "../../../plan/paths.ts";
import { nodeKinds, nodeNames } from "../definition/node.ts";
import { endingKey, type Found, nodeAt } from "./found.ts";
import { drawsEndings, type Question, slotsOf } from "./question.ts";
import { secondsOf } from "./seconds.ts";

const endingOf = { end: "dropOff", hidden: "hidden", continues: "continues" } as const;

/** Adds "names" and "kinds" (places among the kinds of nodes): the nodes of each path, left to right, with how it ends where "ending_key" says so. */
export function namedPaths(question: Question, found: Found, from: string): string {
  const { builder, definition } = question;
  const slots = slotsOf(definition);
  const kindOf = (kind: (typeof nodeKinds)[number]): Expression => integer(nodeKinds.indexOf(kind));
  const endings = Object.entries(endingOf).map(([name, kind]) => ({
    if: call("eq", column("ending_key", "p"), integer(endingKeys[name as keyof typeof endingKeys])),
    kind,
  }));
  const names = slots.map((slot) => atGap(slot, text(nodeNames.gap), column("name", `n${slot}`)));
  const isUnset = (slot: number): Expression => call("eq", column("kind", `n${slot}`), text("unset"));
  const isNode = (slot: number): Expression => call("not_null", column("kind", `n${slot}`));
  const kinds = slots.map((slot) =>
    choose(
      [
        { if: call("eq", nodeAt(slot, "p"), integer(gapKey)), then: kindOf("gap") },
        { if: isUnset(slot), then: kindOf("unset") },
        { if: isNode(slot), then: kindOf("value") },
      ],
      nothing,
    ),
  );
  const lastName = choose(
    endings.map(({ if: test, kind }) => ({ if: test, then: text(nodeNames[kind]) })),
    nothing,
  );
  const lastKind = choose(
    endings.map(({ if: test, kind }) => ({ if: test, then: kindOf(kind) })),
    nothing,
  );
  return builder.select("named_paths", {
    from,
    as: "p",
    keep: true,
    joins: slots.map((slot) => ({
      relation: found.rows.nodes,
      as: `n${slot}`,
      kind: "left" as const,
      on: call("eq", nodeAt(slot, "p"), column("key", `n${slot}`)),
    })),
    columns: [
      { name: "names", value: call("without_nulls", call("list_of", ...names, lastName)) },
      { name: "kinds", value: call("without_nulls", call("list_of", ...kinds, lastKind)) },
    ],
  });
}

const atGap = (slot: number, then: Expression, otherwise: Expression): Expression =>
  choose([{ if: call("eq", nodeAt(slot, "p"), integer(gapKey)), then }], otherwise);

/** The column "ending_key": how the path is drawn to end, 0 where that is not drawn. */
export const endingColumn = ({ definition }: Question) => ({
  name: "ending_key",
  value: drawsEndings(definition) ? endingKey : integer(0),
});

/** The most frequent whole paths, nodes unfolded; "total" on every row is how many there are. */
export function sequencesAnswer(question: Question, found: Found): string {
  const { builder, definition } = question;
  const slots = slotsOf(definition);
  const keyed = builder.select("ended_paths", { from: found.paths, keep: true, columns: [endingColumn(question)] });
  const counted = builder.select("counted_sequences", {
    from: keyed,
    columns: [
      ...slots.map((slot) => ({ name: `node_${slot}`, value: nodeAt(slot) })),
      { name: "ending_key", value: column("ending_key") },
      { name: "count", value: aggregate("count_rows") },
      ...(["average", "median"] as const).map((verb) => ({
        name: `${verb}_seconds`,
        value: secondsOf(verb, call("minus", column("last_time"), column("first_time"))),
      })),
    ],
    groupBy: [...slots.map((slot) => nodeAt(slot)), column("ending_key")],
  });
  const named = namedPaths(question, found, counted);
  const order = [{ by: column("count"), descending: true }, { by: column("names") }, { by: column("kinds") }];
  return builder.select("sequences", {
    from: named,
    columns: [
      { name: "part", value: text("sequence") },
      { name: "total", value: over("count_rows", []) },
      { name: "place", value: over("row_number", [], { order }) },
      ...["names", "kinds", "count", "average_seconds", "median_seconds"].map((name) => ({ name, value: column(name) })),
    ],
    orderBy: order,
    limit: definition.sequenceLimit,
  });
}
