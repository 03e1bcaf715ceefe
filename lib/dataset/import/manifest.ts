import { createHash } from "node:crypto";
import type { CanonicalFile, Generation, PropertyColumns, SourceFile } from "../generation.ts";
import type { MonthRecord } from "./write-month.ts";

/** Raised when the layout of canonical files changes: an older data root is then imported anew. */
export const formatVersion = 1;

/** What manifest.json holds: the generation that readers see, and what the next import needs to go on from it. */
export type Manifest = Generation & { next: NextImport };

/** State that only the import reads. */
export type NextImport = {
  months: MonthRecord[];
  /** Pairs of ids seen together or named by a map, per source file. */
  linksFile: CanonicalFile;
  /** Values of user properties as observed, per source file. */
  observationsFile: CanonicalFile;
  /** How each source file was read; a file that would be read otherwise today counts as changed. */
  recipes: Record<string, SourceRecipe>;
  /** Property names by text column, those of dropped duplicates included. */
  properties: Record<string, string>;
};

export type SourceRecipe = {
  hash: string;
  cutValues: number;
  /** Months that hold its rows. */
  months: string[];
};

/** Everything of a manifest but what is derived from the rest. */
export type ManifestContent = Omit<Manifest, "id" | "createdAt" | "formatVersion">;

/** Completes a manifest: its id is the hash of its content, so that the same content has the same id. */
export function composeManifest({ activity, journeys, ...content }: ManifestContent, createdAt: string): Manifest {
  const id = createHash("sha256")
    .update(JSON.stringify([formatVersion, content, activity, journeys]))
    .digest("hex")
    .slice(0, 16);
  return { id, createdAt, formatVersion, ...content, ...(activity && { activity }), ...(journeys && { journeys }) };
}

/** Sums over months and sources that the manifest states. */
export function countsOf(months: MonthRecord[], { sources, recipes }: SourceCounts, ids: IdCounts): Generation["counts"] {
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    sourceRows: sum(sources.map(({ rows }) => rows)),
    events: sum(months.map(({ events }) => events)),
    rejected: sum(sources.map(({ rejected }) => rejected)),
    duplicates: sum(months.map(({ duplicates }) => duplicates?.rows ?? 0)),
    fullRowTwins: sum(months.map(({ fullRowTwins }) => fullRowTwins)),
    cutValues: sum(Object.values(recipes).map(({ cutValues }) => cutValues)),
    withoutUser: sum(months.map(({ withoutUser }) => withoutUser)),
    ...ids,
  };
}

type SourceCounts = { sources: SourceFile[]; recipes: Record<string, SourceRecipe> };

export type IdCounts = { linkedAnonymousIds: number; sharedAnonymousIds: number };

/** Columns of each event property over all months, typed by the catalogue. */
export function propertiesOf(
  months: MonthRecord[],
  register: Map<string, string>,
  types: Map<string, PropertyColumns["type"]>,
): Record<string, PropertyColumns> {
  const columns = new Set(months.flatMap(({ files }) => files.flatMap((file) => file.columns)));
  const entries: [string, PropertyColumns][] = [];
  for (const [text, name] of register) {
    if (!columns.has(text)) continue;
    const number = `n_${text.slice(2)}`;
    entries.push([name, { text, number: columns.has(number) ? number : null, type: types.get(name) ?? "text" }]);
  }
  return Object.fromEntries(entries);
}

/** What a generation says of all its events, added up over its months. */
export function rangeOf(
  months: MonthRecord[],
): Pick<Generation, "events" | "start" | "end" | "files" | "hasSessions" | "maxTie" | "timeUnitMicros"> {
  const files = months.flatMap((month) => month.files);
  const starts = files.map(({ start }) => start).sort();
  const ends = files.map(({ end }) => end).sort();
  const filled = months.filter(({ events }) => events > 0);
  return {
    events: months.reduce((total, { events }) => total + events, 0),
    start: starts[0] ?? null,
    end: ends.at(-1) ?? null,
    files,
    hasSessions: months.some(({ sessions }) => sessions),
    maxTie: Math.max(0, ...months.map(({ maxTie }) => maxTie)),
    timeUnitMicros: Math.min(1_000_000, ...filled.map(({ timeUnitMicros }) => timeUnitMicros)),
  };
}
