import { z } from "zod";

/** What is counted: users (default), sessions, or the values of a property such as a company. */
export const countBy = z.union([
  z.enum(["user", "session"]),
  z.strictObject({ property: z.string().min(1).max(256), of: z.enum(["event", "user"]).optional() }),
]);
export type CountBy = z.infer<typeof countBy>;

/** Merged (default) counts the resolved user; raw counts the user id as sent, else the anonymous id. */
export const identity = z.enum(["merged", "raw"]);
export type Identity = z.infer<typeof identity>;
