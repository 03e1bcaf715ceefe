import { z } from "zod";

/** The words of every list of units: which page of it, in what order, with which properties of the users. */
export const listWords = {
  /** Only units whose name contains this. */
  search: z.string().max(256).optional(),
  limit: z.number().int().min(1).max(10_000).default(100),
  offset: z.number().int().min(0).default(0),
  /** A column of the list, "actor" or "property_1" …; default: as each kind says. */
  sort: z.strictObject({ by: z.string().min(1).max(64), descending: z.boolean().default(false) }).optional(),
  /** Newest values of these user properties, as further columns. */
  properties: z.array(z.string().min(1).max(256)).max(10).optional(),
};

/** The limit of a list that is asked as a whole. */
export const wholeList = Number.MAX_SAFE_INTEGER;

/** A page of a list. */
export type ListPage = z.infer<z.ZodObject<typeof listWords>>;
