import { z } from "zod";

/** How the numbers of a time column count: seconds, milliseconds, microseconds or nanoseconds since 1970. */
export const timeUnits = ["s", "ms", "us", "ns"] as const;
export type TimeUnit = (typeof timeUnits)[number];

const column = z.string().min(1).max(256);

/** mapping.json beside a source: which columns hold what. A column may be a path such as `properties.time`. */
export const mappingSchema = z.strictObject({
  /** A column, or one name for every row of files that have no such column. */
  event: z.union([column, z.strictObject({ constant: z.string().min(1).max(1024) })]).optional(),
  /** A column; with a unit its numbers are read in that unit, else each by its magnitude. */
  time: z.union([column, z.strictObject({ column, unit: z.enum(timeUnits) })]).optional(),
  /** Of this and what follows, null says that there is none, where a guess would find one. */
  user: column.nullable().optional(),
  anonymousId: column.nullable().optional(),
  session: column.nullable().optional(),
  /** The key by which repeated rows are found; several columns count together. */
  insertId: z
    .union([column, z.array(column).min(1)])
    .nullable()
    .optional(),
  /** An object column, or a list of columns; without it all other columns are properties. */
  properties: z.union([column, z.array(column)]).optional(),
  /** An object column, or a list of columns, whose values describe the user from the event's time on. */
  userProperties: z
    .union([column, z.array(column)])
    .nullable()
    .optional(),
  /** The zone of times without one, and the data set's own zone. */
  timezone: z.string().refine(isZone, "is not a time zone name such as Europe/Berlin").optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** A mapping in which what is not there is absent. */
export type SettledMapping = { [Word in keyof Mapping]: Exclude<Mapping[Word], null> };

/** What was recognised: a shape per file, and the columns in use where they were guessed or given. */
export type DetectedMapping = {
  shapes: { name: string; files: string[] }[];
  columns: Mapping | null;
  timezone: string;
};

/** A mapping that cannot be used, in words for the person who wrote it. */
export class MappingError extends Error {
  override readonly name = "MappingError";
}

/** Reads a mapping; throws MappingError naming each wrong entry. */
export function parseMapping(json: unknown): Mapping {
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".") || "mapping.json"}: ${issue.message}`);
  throw new MappingError(`mapping.json cannot be used: ${lines.join("; ")}`);
}

/** Whether a mapping says where something is, beyond the zone. */
export function namesColumns(mapping: Mapping | null): mapping is Mapping {
  return mapping !== null && Object.keys(mapping).some((key) => key !== "timezone");
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
