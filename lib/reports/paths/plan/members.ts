import { aggregate, all, call, column, integer, over, text } from "../../../plan/expression.ts";
import type { PathPart } from "../definition.ts";
import { stepNodes } from "./folded.ts";
import { otherKey } from "./found.ts";
import type { Moves } from "./moves.ts";
import type { Question } from "./question.ts";

/** One page of the nodes behind a step's `(other)`, and how many there are. */
export function membersAnswer(question: Question, moves: Moves): string {
  const { builder, definition } = question;
  const { step, limit, offset } = definition.part as PathPart;
  const order = [{ by: column("arrive"), descending: true }, { by: column("name") }];
  const members = builder.select("members", {
    from: stepNodes(question, moves),
    keep: true,
    columns: [
      { name: "part", value: text("member") },
      { name: "place", value: over("row_number", [], { order }) },
    ],
    where: all([call("eq", column("step"), integer(step ?? 1)), call("eq", column("drawn"), integer(otherKey))]),
  });
  const page = builder.select("member_page", { from: members, keep: true, columns: [], orderBy: [{ by: column("place") }], limit, offset });
  return builder.add("members_and_count", { is: "union", of: [page, lengthOf(question, members)] });
}

/** One row with the length of a whole list, whatever page of it is shown. */
export function lengthOf({ builder }: Question, list: string): string {
  return builder.select("list_length", {
    from: list,
    columns: [
      { name: "part", value: text("length") },
      { name: "total", value: aggregate("count_rows") },
    ],
  });
}
