import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { aggregate, all, call, choose, column, type Expression, integer, nothing, type Sort, text } from "../plan/expression.ts";
import type { Join } from "../plan/relation.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import type { PeopleQuestion } from "./question.ts";

const definition = z.strictObject({
  ask: z.literal("find"),
  /** Part of an id, or of the newest value of a user property; empty for whoever came last. */
  search: z.string().max(1000).default(""),
  limit: z.number().int().positive().max(1000).default(50),
  offset: z.number().int().min(0).default(0),
});
export type FindDefinition = z.infer<typeof definition>;

export type FoundPerson = {
  id: string;
  /** The user that an anonymous id resolves to; null where the id stands for itself. */
  resolvesTo: string | null;
  firstSeen: string;
  lastSeen: string;
  events: number;
  /** The user property that holds the text, when the id does not. */
  property: { name: string; value: string } | null;
};

export type FoundPeople = { people: FoundPerson[]; total: number };

/** People by a part of an id or of a user property: the id itself first, then what begins so, then the most active. */
export const find: PeopleQuestion<FindDefinition, FoundPeople> = { definition, plan, answer };

const said = ["property", "value"] as const;

function plan({ search, limit, offset }: FindDefinition) {
  const builder = new PlanBuilder();
  const matches = search ? searched(builder, search) : everyone(builder);
  const total = builder.select("total", { from: matches, columns: [{ name: "total", value: aggregate("count_rows") }] });
  const order = (id: string): Sort[] => [
    ...(search ? [{ by: column("rank") }, { by: column("events"), descending: true }] : [{ by: column("last_seen"), descending: true }]),
    { by: column(id) },
  ];
  const page = builder.select("page", { from: matches, keep: true, columns: [], orderBy: order("user_id"), limit, offset });
  builder.select("found", {
    from: page,
    as: "p",
    joins: [
      { relation: total, as: "t", kind: "cross" },
      {
        relation: builder.share("identities", { is: "identities" }),
        as: "i",
        kind: "left",
        on: call("eq", column("anonymous_id", "i"), column("user_id", "p")),
      },
    ],
    columns: [
      { name: "id", value: column("user_id", "p") },
      ...["first_seen", "last_seen", "events", "rank", ...said].map((name) => ({ name, value: column(name, "p") })),
      { name: "resolves_to", value: column("user_id", "i") },
      { name: "total", value: column("total", "t") },
    ],
    orderBy: order("id"),
  });
  return builder.plan();
}

const totals = ["user_id", "first_seen", "last_seen", "events"].map((name) => ({ name, value: column(name, "u") }));

function everyone(builder: PlanBuilder): string {
  return builder.select("everyone", {
    from: builder.add("users", { is: "users" }),
    as: "u",
    columns: [...totals, { name: "rank", value: integer(0) }, ...said.map((name) => ({ name, value: call("to_text", nothing) }))],
  });
}

function searched(builder: PlanBuilder, search: string): string {
  const wanted = call("lower", text(search));
  const saying = builder.select("saying", {
    from: builder.add("user_properties", { is: "user_properties" }),
    columns: [
      { name: "user", value: column("user") },
      { name: "property", value: aggregate("min", [column("property")]) },
      { name: "value", value: aggregate("first_by", [column("value"), column("property")]) },
    ],
    where: all([column("latest"), call("contains", call("lower", column("value")), wanted)]),
    groupBy: [column("user")],
  });
  const id = call("lower", column("user_id", "u"));
  const rank = choose(
    [
      { if: call("eq", column("user_id", "u"), text(search)), then: integer(0) },
      { if: call("starts_with", id, wanted), then: integer(1) },
      { if: call("contains", id, wanted), then: integer(2) },
      { if: call("not_null", column("property", "s")), then: integer(3) },
    ],
    nothing,
  );
  const join: Join = { relation: saying, as: "s", kind: "left", on: call("eq", column("user", "s"), column("user", "u")) };
  const users = builder.add("users", { is: "users" });
  const ranked = builder.select("ranked", {
    from: users,
    as: "u",
    joins: [join],
    columns: [...totals, { name: "rank", value: rank }, ...said.map((name) => ({ name, value: column(name, "s") }))],
  });
  const matches = builder.select("matches", { from: ranked, keep: true, columns: [], where: call("not_null", column("rank")) });
  return builder.add("found_ids", { is: "union", of: [matches, linkedOnly(builder, users, wanted)] });
}

/** Ids that no event bears alone, but that resolve to a user: those of an identify call, a map, or only ever sent with the user. */
function linkedOnly(builder: PlanBuilder, users: string, wanted: Expression): string {
  const links = builder.share("identities", { is: "identities" });
  const starts = call("starts_with", call("lower", column("anonymous_id", "l")), wanted);
  return builder.select("linked_only", {
    from: links,
    as: "l",
    joins: [
      { relation: users, as: "u", kind: "inner", on: call("eq", column("user", "u"), call("key", column("user_id", "l"))) },
      { relation: users, as: "own", kind: "left", on: call("eq", column("user_id", "own"), column("anonymous_id", "l")) },
    ],
    columns: [
      { name: "user_id", value: column("anonymous_id", "l") },
      ...totals.slice(1),
      { name: "rank", value: choose([{ if: starts, then: integer(1) }], integer(2)) },
      ...said.map((name) => ({ name, value: call("to_text", nothing) })),
    ],
    where: all([call("is_null", column("user", "own")), call("contains", call("lower", column("anonymous_id", "l")), wanted)]),
  });
}

function answer(rows: Rows): FoundPeople {
  const found = asRecords(rows);
  return {
    people: found.map((row) => ({
      id: String(row.id),
      resolvesTo: row.resolves_to === row.id ? null : (row.resolves_to as string | null),
      firstSeen: String(row.first_seen),
      lastSeen: String(row.last_seen),
      events: Number(row.events),
      property: Number(row.rank) === 3 ? { name: String(row.property), value: String(row.value) } : null,
    })),
    total: Number(found[0]?.total ?? 0),
  };
}
