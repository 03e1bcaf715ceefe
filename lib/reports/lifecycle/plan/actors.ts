import { aggregate, all, call, column, integer, text } from "../../../plan/expression.ts";
import { actorPage } from "../../../vocabulary/actor-names.ts";
import { foldedGroups, groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { LifecycleDefinition } from "../definition.ts";
import { listedPeriod } from "./frame.ts";
import { type Question, statesOf } from "./states.ts";

/** The units behind one bar, by name, with the first and the last instant that make it what it is. */
export function actorsAnswer(question: Question): string {
  const { builder, definition, frame } = question;
  const part = definition.part as NonNullable<LifecycleDefinition["part"]>;
  const name = listedPeriod(definition, frame);
  const { relation, inGroup } = statesOfGroup(question);
  const bucket = frame.periods[name]?.buckets.findIndex(({ period }) => period === part.period) ?? -1;
  const behind = builder.select("behind", {
    from: relation,
    keep: true,
    columns: [],
    where: all([call("eq", column("bucket"), integer(bucket)), call("eq", column("state"), text(part.state))]),
  });
  const columns = [
    { name: "first_time", value: call("micros", column("first_time", "a")) },
    { name: "last_time", value: call("micros", column("last_time", "a")) },
    ...(inGroup ? [{ name: "group_name", value: column("group_name", "a") }] : []),
  ];
  return actorPage({ builder, countBy: definition.countBy, relation: behind, columns, order: [] }, part);
}

/** The states of the units of the group that is asked about, or of all units. */
export function statesOfGroup(question: Question): { relation: string; inGroup: boolean } {
  const { builder, definition, frame } = question;
  const { group, groupKind } = definition.part ?? {};
  const { relation, grouped } = statesOf(question, listedPeriod(definition, frame), { times: true });
  if (group === undefined || grouped === null) return { relation, inGroup: false };
  const kind = groupKind ? [call("eq", column("group_kind"), integer(groupKinds[groupKind]))] : [];
  const where = all([call("eq", column("group_name"), text(group)), ...kind]);
  return { relation: builder.select("in_group", { from: groupsOf(question, grouped), keep: true, columns: [], where }), inGroup: true };
}

/** Groups as the report has them: ranked by how many came in the current period. */
function groupsOf(question: Question, relation: string): string {
  const { builder, definition } = question;
  const came = call("and", call("not_eq", column("state"), text("dormant")), call("eq", column("period"), text("current")));
  const breakdown = definition.breakdown as NonNullable<LifecycleDefinition["breakdown"]>;
  const present = call("gt", aggregate("count_rows", [], call("eq", column("period"), text("current"))), integer(0));
  return foldedGroups(builder, { relation, weight: aggregate("count_rows", [], came), breakdown, present });
}
