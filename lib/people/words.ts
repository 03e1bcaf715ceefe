import { z } from "zod";
import type { PlanBuilder } from "../plan/builder.ts";
import { all, call, column, type Expression, instant, integer, type Sort } from "../plan/expression.ts";
import type { Identity } from "../vocabulary/actor.ts";
import { timezone } from "../vocabulary/timezone.ts";

/** The id of a person, known or anonymous, as the data has it. */
export const personId = z.string().min(1).max(100_000);

/** Microseconds since 1970. */
export const micros = z.number().int().safe();

export const zone = timezone.default("UTC");

/** A place between two events in the order of semantics §1: events before it lie earlier. */
export const place = z.strictObject({ micros, tie: z.number().int().min(0) });
export type Place = z.infer<typeof place>;

/** Minutes without an event that end a session where the source names none. */
export const sessionTimeoutMinutes = z.number().int().positive().max(10_080).default(30);

export const newestFirst: Sort[] = [
  { by: column("time"), descending: true },
  { by: column("tie"), descending: true },
];

/** Whether a row is one of the person's. */
export function isOf(person: string, identity: Identity): Expression {
  return call("eq", column(identity === "raw" ? "raw_user" : "user"), { is: "key_of", id: person });
}

/** Whether a row lies earlier than a place. */
export function isBefore({ micros: at, tie }: Place): Expression {
  const sameInstant = all([call("eq", column("time"), instant(at)), call("lt", column("tie"), integer(tie))]);
  return all([call("lte", column("time"), instant(at)), call("or", call("lt", column("time"), instant(at)), sameInstant)]);
}

/** Whether an event's name, or any of its property's values, contains the text, in any case of letters. */
export function says(text: string, properties: readonly string[]): Expression {
  const wanted: Expression = call("lower", { is: "value", value: { is: "text", value: text } });
  const found = [column("event"), ...properties.map((name): Expression => ({ is: "property", name, as: "text" }))].map((value) =>
    call("coalesce", call("contains", call("lower", value), wanted), { is: "value", value: { is: "boolean", value: false } }),
  );
  return found.length === 1 ? (found[0] as Expression) : call("or", ...found);
}

/** The events of a person's whole history, or of a stretch of it. */
export function eventsBetween(builder: PlanBuilder, from: number | null, until: number | null): string {
  return builder.share("events", { is: "events", from, until });
}
