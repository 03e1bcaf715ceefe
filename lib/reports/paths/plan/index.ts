import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, text, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { PathsDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { cleaningAnswer } from "./cleaning.ts";
import { edgesAnswer } from "./edges.ts";
import { type Found, foundPaths } from "./found.ts";
import type { Frame } from "./frame.ts";
import { membersAnswer } from "./members.ts";
import { foundMoves, type Moves, moveStarters } from "./moves.ts";
import { type Question, rangeBounds } from "./question.ts";
import { sequencesAnswer } from "./sequences.ts";

/** The question of paths as data: rows → nodes → paths → what the view shows. */
export function planPaths(definition: PathsDefinition, frame: Frame): Plan {
  const question = { builder: new PlanBuilder(), definition, frame };
  withStrays(question, views[definition.view](question));
  return question.builder.plan();
}

const views: Record<PathsDefinition["view"], (question: Question) => string> = {
  paths: ofMoves(edgesAnswer),
  sequences: ofPaths(sequencesAnswer),
  members: ofMoves(membersAnswer),
  actors: ofPaths(actorsAnswer),
  cleaning: cleaningAnswer,
};

/** An answer about the moves of paths, with a row that says of how many paths: "part" is then "starters". */
function ofMoves(answer: (question: Question, moves: Moves) => string): (question: Question) => string {
  return (question) => {
    const moves = foundMoves(question);
    return question.builder.add("answers", { is: "union", of: [answer(question, moves), moveStarters(question, moves)] });
  };
}

/** An answer about whole paths, likewise. */
function ofPaths(answer: (question: Question, found: Found) => string): (question: Question) => string {
  return (question) => {
    const { builder } = question;
    const found = foundPaths(question);
    const starters = builder.select("starters", {
      from: found.paths,
      columns: [
        { name: "part", value: text("starters") },
        { name: "starters", value: aggregate("count_rows") },
      ],
    });
    return builder.add("answers", { is: "union", of: [answer(question, found), starters] });
  };
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays(question: Question, answer: string): void {
  const { builder, definition } = question;
  const countBy = definition.per === "session" ? "user" : definition.countBy;
  const scope = new EventScope(builder, { ...definition, countBy }, rangeBounds(question));
  const missing = scope.actor().map((each) => call("is_null", each));
  const stray = scope.build([{ name: "time", value: column("time", "e") }], missing, null);
  const strays = builder.select("without_actor", { from: stray, columns: [{ name: "without_actor", value: aggregate("count_rows") }] });
  builder.select("answer", {
    from: strays,
    as: "w",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [{ name: "answered", value: call("not_null", column("part", "a")) }],
  });
}
