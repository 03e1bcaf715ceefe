import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { all, call, column, instant, integer, over } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import type { PeopleQuestion } from "./question.ts";
import { micros, personId } from "./words.ts";

const definition = z.strictObject({
  ask: z.literal("properties"),
  id: personId,
  /** The values that held then, in microseconds; null for the latest ones. */
  at: micros.nullable().default(null),
});
export type PropertiesDefinition = z.infer<typeof definition>;

export type HeldProperty = {
  name: string;
  value: string | null;
  /** ISO instant since when it holds; null for ever. */
  since: string | null;
};

/** The properties of a person: the latest values, or each property's last one at or before a time. */
export const properties: PeopleQuestion<PropertiesDefinition, HeldProperty[]> = { definition, plan, answer };

function plan({ id, at }: PropertiesDefinition) {
  const builder = new PlanBuilder();
  const own = call("eq", column("user"), { is: "key_of", id });
  const newest = over("row_number", [], {
    partition: [column("property")],
    order: [{ by: call("is_null", column("time")) }, { by: column("time"), descending: true }, { by: column("tie"), descending: true }],
  });
  const held = call("or", call("is_null", column("time")), call("lte", column("time"), instant(at ?? 0)));
  builder.select("properties", {
    from: builder.add("user_properties", { is: "user_properties" }),
    columns: ["property", "value", "time"].map((name) => ({ name, value: column(name) })),
    where: at === null ? all([own, column("latest")]) : all([own, held]),
    ...(at === null ? {} : { qualify: call("eq", newest, integer(1)) }),
    orderBy: [{ by: column("property") }],
  });
  return builder.plan();
}

function answer(rows: Rows): HeldProperty[] {
  return asRecords(rows).map((row) => ({
    name: String(row.property),
    value: row.value as string | null,
    since: row.time as string | null,
  }));
}
