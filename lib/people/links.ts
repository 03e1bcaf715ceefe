import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { call, column, over, text } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import type { PeopleQuestion } from "./question.ts";
import { personId } from "./words.ts";

const definition = z.strictObject({
  ask: z.literal("links"),
  id: personId,
  limit: z.number().int().positive().max(10_000).default(50),
  offset: z.number().int().min(0).default(0),
});
export type LinksDefinition = z.infer<typeof definition>;

/** An id that resolves to the person, and what linked the two. */
export type Link = {
  id: string;
  via: "event" | "identify" | "alias" | "map";
  /** ISO instant of what linked them; null when it holds since ever. */
  firstTime: string | null;
};

export type Links = { links: Link[]; total: number };

/** The ids that resolve to a person, in the order in which they were linked. */
export const links: PeopleQuestion<LinksDefinition, Links> = { definition, plan, answer };

function plan({ id, limit, offset }: LinksDefinition) {
  const builder = new PlanBuilder();
  builder.select("links", {
    from: builder.add("identities", { is: "identities" }),
    columns: [
      ...["anonymous_id", "via", "first_time"].map((name) => ({ name, value: column(name) })),
      { name: "total", value: over("count_rows", []) },
    ],
    where: call("eq", column("user_id"), text(id)),
    orderBy: [{ by: column("first_time") }, { by: column("anonymous_id") }],
    limit,
    offset,
  });
  return builder.plan();
}

function answer(rows: Rows): Links {
  const found = asRecords(rows);
  return {
    links: found.map((row) => ({
      id: String(row.anonymous_id),
      via: row.via as Link["via"],
      firstTime: row.first_time as string | null,
    })),
    total: Number(found[0]?.total ?? 0),
  };
}
