import { aggregate, all, call, column, type Expression, integer, nothing, truth } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { entryBit, type WalkSpec } from "../../../plan/walk.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { namesOfRoles, type Role, roleMask } from "../../../vocabulary/roles.ts";
import { type PathFunnel, pathWindow } from "../definition.ts";
import type { Question } from "./question.ts";
import { ofActor, rangeBounds } from "./question.ts";
import type { Source } from "./rows.ts";

/** The events of a funnel's units, each unit's cut at the rows of the steps that the part names. */
export function cutRows(question: Question): Source {
  const { builder, definition } = question;
  const marks = marksOf(question);
  const scope = new EventScope(builder, { ...definition, countBy: definition.countBy }, funnelBounds(question));
  const [actor] = scope.actor() as [Expression];
  const isUser = typeof definition.countBy === "string";
  if (isUser) scope.onlyOf(builder.select("marked_users", { from: marks, columns: [{ name: "user", value: column("marked") }] }));
  scope.join({ relation: marks, as: "m", kind: "inner", on: call("eq", actor, column("marked", "m")) });
  const inSession = definition.per === "session" && definition.funnel?.part !== "between";
  const session: Named = { name: "session_key", value: inSession ? scope.session() : call("to_text", nothing) };
  const where = [...ofActor(question, scope), ...between(), ...(inSession ? [sameSession(question, scope, marks)] : inWindow(question))];
  return { scope, units: [{ name: "actor_1", value: actor }, session], where, present: truth(true) };
}

/** From the range's start to its end and a window further. */
function funnelBounds(question: Question): { from: number; until: number } {
  const { definition, frame } = question;
  const { from } = rangeBounds(question);
  const { window } = definition.funnel as PathFunnel;
  const dataEnd = Math.max(frame.dataEnd, from);
  return { from, until: window === null ? dataEnd : Math.min(frame.periods.current.toMicros + seconds(window) * 1_000_000, dataEnd) };
}

/** One row per unit ("marked"): the instants and ties between which its path lies, null on an open side. */
function marksOf(question: Question): string {
  const { builder, definition } = question;
  const { part, step, includeMaturing } = definition.funnel as PathFunnel;
  const { rows, attempts } = attemptsOf(question);
  const reached = (number: number): Expression => call("not_null", column(`time_${number}`, "a"));
  const wanted =
    part === "afterDropOff"
      ? [reached(step - 1), call("not", reached(step)), ...(includeMaturing ? [] : [call("not", column("open", "a"))])]
      : [reached(step)];
  const chosen = builder.select("chosen_attempts", { from: attempts, as: "a", keep: true, columns: [], where: all(wanted) });
  const [from, to] = { after: [step, 0], before: [0, step], between: [step - 1, step], afterDropOff: [step - 1, 0] }[part] as [
    number,
    number,
  ];
  const sides = [from, to].map((number) => (number > 0 ? markOf(question, { rows, chosen, number }) : null));
  return joinedMarks(question, sides);
}

/** The first row at the instant of a step that the step means. */
function markOf({ builder }: Question, { rows, chosen, number }: { rows: string; chosen: string; number: number }): string {
  const isStep = call("not_eq", call("bit_and", column("mask", "r"), integer(2 ** (number - 1))), integer(0));
  const at = call("eq", call("micros", column("time", "r")), column(`time_${number}`, "a"));
  return builder.select("mark", {
    from: rows,
    as: "r",
    joins: [{ relation: chosen, as: "a", kind: "inner", on: all([call("eq", column("actor_1", "r"), column("actor_1", "a")), at]) }],
    columns: [
      { name: "marked", value: column("actor_1", "r") },
      { name: "mark_time", value: aggregate("any", [column("time", "r")]) },
      { name: "mark_tie", value: aggregate("min", [column("tie", "r")]) },
    ],
    where: isStep,
    groupBy: [column("actor_1", "r")],
  });
}

/** Both sides in the order of their rows: steps of one instant may have been taken in either order. */
function joinedMarks({ builder }: Question, [from, to]: (string | null)[]): string {
  const only = (relation: string, side: "from" | "to"): string =>
    builder.select("marks", {
      from: relation,
      columns: [
        { name: "marked", value: column("marked") },
        ...(["from", "to"] as const).flatMap((each) => [
          { name: `${each}_time`, value: each === side ? column("mark_time") : call("null_if", column("mark_time"), column("mark_time")) },
          { name: `${each}_tie`, value: each === side ? column("mark_tie") : call("null_if", column("mark_tie"), column("mark_tie")) },
        ]),
      ],
    });
  if (!from || !to) return from ? only(from, "from") : only(to as string, "to");
  const both = builder.add("both_marks", { is: "union", of: [from, to] });
  const by = [column("mark_time"), column("mark_tie")];
  return builder.select("marks", {
    from: both,
    columns: [
      { name: "marked", value: column("marked") },
      { name: "from_time", value: aggregate("min", [column("mark_time")]) },
      { name: "from_tie", value: aggregate("first_by", [column("mark_tie"), ...by]) },
      { name: "to_time", value: aggregate("max", [column("mark_time")]) },
      { name: "to_tie", value: aggregate("last_by", [column("mark_tie"), ...by]) },
    ],
    groupBy: [column("marked")],
  });
}

/** Whether a row lies between the marks, both included. */
function between(): Expression[] {
  const [time, tie] = [column("time", "e"), column("tie", "e")];
  const side = (name: string, verb: "gt" | "lt", inclusive: "gte" | "lte"): Expression => {
    const at = column(`${name}_time`, "m");
    const sameInstant = call("and", call("eq", time, at), call(inclusive, tie, column(`${name}_tie`, "m")));
    return call("or", call("is_null", at), call(verb, time, at), sameInstant);
  };
  return [side("from", "gt", "gte"), side("to", "lt", "lte")];
}

/** Per user: as long after the first mark, or before the last one, as the report's window allows. */
function inWindow({ definition }: Question): Expression[] {
  const window = pathWindow(definition);
  if (window === null || definition.funnel?.part === "between") return [];
  const micros = integer(seconds(window) * 1_000_000);
  const [time, from, to] = [column("time", "e"), column("from_time", "m"), column("to_time", "m")].map((each) => call("micros", each)) as [
    Expression,
    Expression,
    Expression,
  ];
  const near = (later: Expression, earlier: Expression): Expression => call("lte", call("minus", later, earlier), micros);
  return [call("coalesce", near(time, from), near(to, time))];
}

/** Per session: the session of the row that the part begins or ends with. */
function sameSession(question: Question, scope: EventScope, marks: string): Expression {
  const { builder, definition } = question;
  const looked = new EventScope(builder, definition, scope.bounds);
  looked.onlyOf(builder.select("marked_users", { from: marks, columns: [{ name: "user", value: column("marked") }] }));
  const mark = (name: string): Expression => call("coalesce", column(`from_${name}`, "m"), column(`to_${name}`, "m"));
  const same = all([
    call("eq", looked.user, column("marked", "m")),
    call("eq", column("time", "e"), mark("time")),
    call("eq", column("tie", "e"), mark("tie")),
  ]);
  looked.join({ relation: marks, as: "m", kind: "inner", on: same });
  const found = looked.build(
    [
      { name: "of_mark", value: column("marked", "m") },
      { name: "marked_session", value: looked.session() },
    ],
    [],
    null,
  );
  scope.join({ relation: found, as: "s", kind: "inner", on: call("eq", column("marked", "m"), column("of_mark", "s")) });
  return call("eq", scope.session(), column("marked_session", "s"));
}

/** The funnel's rows and its units' best attempts. */
export function attemptsOf(question: Question): { rows: string; attempts: string } {
  const { builder, definition, frame } = question;
  const { steps, window } = definition.funnel as PathFunnel;
  const bounds = funnelBounds(question);
  const spec = walkSpec(steps.length, { window, entryUntil: frame.periods.current.toMicros, dataEnd: frame.dataEnd });
  const scope = new EventScope(builder, definition, bounds);
  const [actor] = scope.actor() as [Expression];
  const roles = steps.map((ref, index): Role => ({ ref, bits: index === 0 ? [0, entryBit(spec)] : [index] }));
  const columns: Named[] = [
    { name: "actor_1", value: actor },
    { name: "time", value: column("time", "e") },
    { name: "tie", value: column("tie", "e") },
    { name: "mask", value: roleMask(roles, scope) },
  ];
  const scoped = scope.build(columns, [call("not_null", actor), ...ofActor(question, scope)], namesOfRoles(roles));
  const rows = builder.select("step_rows", { from: scoped, keep: true, columns: [], where: call("not_eq", column("mask"), integer(0)) });
  const key = typeof definition.countBy === "string" ? { key: "actor_1" } : {};
  return { rows, attempts: builder.add("attempts", { is: "walk", rows, units: ["actor_1"], ...key, spec, carry: null, ...bounds }) };
}

type Limits = { window: PathFunnel["window"]; entryUntil: number; dataEnd: number };

function walkSpec(steps: number, { window, entryUntil, dataEnd }: Limits): WalkSpec {
  return {
    steps,
    optional: Array.from({ length: steps }, () => false),
    order: "ordered",
    windowMicros: window === null ? null : seconds(window) * 1_000_000,
    stepWindowsMicros: null,
    graceMicros: 0,
    entryUntil,
    attempt: "best",
    exclusions: [],
    removesActor: false,
    position: null,
    bucketStarts: null,
    dataEnd,
    fastest: false,
  };
}
