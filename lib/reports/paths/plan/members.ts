import { all, call, column, integer, over, text } from "../../../plan/expression.ts";
import type { PathPart } from "../definition.ts";
import { stepNodes } from "./folded.ts";
import { type Found, otherKey } from "./found.ts";
import type { Question } from "./question.ts";

/** One page of the nodes behind a step's `(other)`; "total" on every row is how many there are. */
export function membersAnswer(question: Question, found: Found): string {
  const { builder, definition } = question;
  const { step, search, limit, offset } = definition.part as PathPart;
  const nodes = stepNodes(question, found);
  const isFolded = [call("eq", column("step"), integer(step ?? 1)), call("eq", column("drawn"), integer(otherKey))];
  const isFound = search ? [call("contains", call("lower", column("name")), call("lower", text(search)))] : [];
  return builder.select("members", {
    from: nodes,
    keep: true,
    columns: [
      { name: "part", value: text("member") },
      { name: "total", value: over("count_rows", []) },
      {
        name: "place_among",
        value: over("row_number", [], { order: [{ by: column("arrive"), descending: true }, { by: column("name") }] }),
      },
    ],
    where: all([...isFolded, ...isFound]),
    orderBy: [{ by: column("place_among") }],
    limit,
    offset,
  });
}
