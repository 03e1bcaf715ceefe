import { all, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Join } from "../../../plan/relation.ts";
import { actorPage } from "../../../vocabulary/actor-names.ts";
import type { FunnelDefinition } from "../definition.ts";
import { unitsWithItems } from "./correlation.ts";
import type { Frame } from "./frame.ts";
import type { Grouped } from "./groups.ts";
import type { Question } from "./question.ts";
import { requiredBefore, timeAt } from "./steps.ts";
import { span } from "./trend.ts";

/** The units behind one part of the funnel, named and in order; `total` on every row is the length of the whole list. */
export function actorsAnswer(question: Question, grouped: Grouped): string {
  const { builder, definition, frame } = question;
  const part = definition.part as NonNullable<FunnelDefinition["part"]>;
  const from = part.group === undefined ? grouped.total : grouped.relation;
  const list = {
    builder,
    countBy: definition.countBy,
    relation: from,
    joins: itemJoin(question, grouped),
    columns: [
      ...(part.group === undefined ? [] : [{ name: "group_name", value: column("group_name", "a") }]),
      ...[...definition.steps.map((_, index) => `time_${index + 1}`), "deadline", "bucket"].map((name) => ({
        name,
        value: column(name, "a"),
      })),
    ],
    where: all([call("eq", column("period", "a"), text(part.of)), ...belongs(definition, frame)]),
    order: [],
    then: [{ by: timeAt(1) }, { by: column("bucket") }],
  };
  return actorPage(list, part);
}

function belongs(definition: FunnelDefinition, frame: Frame): Expression[] {
  const part = definition.part as NonNullable<FunnelDefinition["part"]>;
  const { from } = span(definition);
  const before = part.period === undefined ? requiredBefore(definition, part.step) : from;
  const state: Record<typeof part.state, Expression[]> = {
    converted: [call("not_null", timeAt(part.step))],
    dropped: [call("not_null", timeAt(Math.max(1, before))), call("is_null", timeAt(part.step)), call("not", column("open"))],
    in_window: [call("not_null", timeAt(Math.max(1, before))), call("is_null", timeAt(part.step)), column("open")],
  };
  const group = part.group === undefined ? [] : [call("eq", column("group_name", "a"), text(part.group))];
  const bucket = frame.spines[part.of]?.findIndex((each) => each.period === part.period) ?? -1;
  const period = part.period === undefined ? [] : [call("eq", column("bucket", "a"), integer(bucket))];
  return [...state[part.state], ...group, ...period];
}

/** Keeps only units that carry the item of the correlation that the part names. */
function itemJoin(question: Question, grouped: Grouped): Join[] {
  const item = question.definition.part?.item;
  if (!item) return [];
  const items = unitsWithItems(question, grouped);
  const same = grouped.actors.map((name) => call("eq", column(name, "i"), column(name, "a")));
  const named = Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [call("eq", column(name, "i"), text(value))]));
  return [{ relation: items, as: "i", kind: "inner", on: all([...same, ...named]) }];
}
