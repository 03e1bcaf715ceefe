import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { aggregate, call, column, type Expression, integer, nothing, text } from "../plan/expression.ts";
import { asRecords } from "../reports/answer-rows.ts";
import { identity } from "../vocabulary/actor.ts";
import type { PeopleQuestion } from "./question.ts";
import { personId } from "./words.ts";

const definition = z.strictObject({ ask: z.literal("person"), id: personId, identity: identity.default("merged") });
export type PersonDefinition = z.infer<typeof definition>;

/** Who an id is. */
export type Person = {
  /** The id as it was asked for. */
  asked: string;
  /** The id that stands for the person: the user an anonymous id resolves to, or the id itself. */
  id: string;
  /** An event, a user property or a link to a user bears this id. */
  known: boolean;
  /** ISO instants of the first and the last event, null without events; raw ids of a merged user: of the whole user. */
  firstSeen: string | null;
  lastSeen: string | null;
  events: number;
};

/** Finds a person by any id; an anonymous id that resolves to a user is that user, unless ids are read raw. */
export const person: PeopleQuestion<PersonDefinition, Person> = { definition, plan, answer };

function plan({ id, identity: reading }: PersonDefinition) {
  const builder = new PlanBuilder();
  const link = builder.select("link", {
    from: builder.add("identities", { is: "identities" }),
    columns: [{ name: "user_id", value: column("user_id") }],
    where: call("eq", column("anonymous_id"), text(id)),
    limit: 1,
  });
  const users = builder.add("users", { is: "users" });
  const totals = ["user_id", "first_seen", "last_seen", "events"].map((name) => ({ name, value: column(name, "u") }));
  const own = builder.select("own", {
    from: users,
    as: "u",
    columns: [{ name: "found", value: text("id") }, ...totals],
    where: call("eq", column("user", "u"), { is: "key_of", id }),
  });
  const said = builder.select("said", {
    from: builder.add("user_properties", { is: "user_properties" }),
    columns: [
      { name: "found", value: text("properties") },
      ...["user_id", "first_seen", "last_seen"].map((name) => ({ name, value: nothing })),
      { name: "events", value: aggregate("count_rows") },
    ],
    where: call("eq", column("user"), { is: "key_of", id }),
  });
  if (reading === "raw") {
    const alone = builder.select("alone", {
      from: link,
      columns: [
        { name: "found", value: text("alone") },
        ...["user_id", "first_seen", "last_seen"].map((name) => ({ name, value: nothing })),
        { name: "events", value: integer(0) },
      ],
    });
    builder.add("person", { is: "union", of: [own, said, alone] });
    return builder.plan();
  }
  const target: Expression = column("user_id", "l");
  const linked = builder.select("linked", {
    from: link,
    as: "l",
    joins: [{ relation: users, as: "u", kind: "left", on: call("eq", column("user", "u"), call("key", target)) }],
    columns: [
      { name: "found", value: text("link") },
      { name: "user_id", value: target },
      ...totals.slice(1, 3),
      { name: "events", value: call("coalesce", column("events", "u"), integer(0)) },
    ],
  });
  builder.add("person", { is: "union", of: [own, said, linked] });
  return builder.plan();
}

function answer(rows: Parameters<typeof asRecords>[0], { id }: PersonDefinition): Person {
  const found = new Map(asRecords(rows).map((row) => [row.found, row]));
  const row = found.get("link") ?? found.get("id");
  return {
    asked: id,
    id: found.has("link") ? String(row?.user_id) : id,
    known: row !== undefined || found.has("alone") || Number(found.get("properties")?.events ?? 0) > 0,
    firstSeen: (row?.first_seen as string | null) ?? null,
    lastSeen: (row?.last_seen as string | null) ?? null,
    events: Number(row?.events ?? 0),
  };
}
