import type { DataFiles } from "./dialect.ts";

type JourneyFiles = DataFiles["journeys"];

/** The stretches that may hold times between the bounds, each with its files. */
export function stretchesBetween(files: JourneyFiles, { from, until }: { from: number; until: number }): JourneyFiles[] {
  const held = files.filter((file) => file.holds === "rows" && micros(file.end) + 999 >= from && micros(file.start) <= until);
  const starts = [...new Set(held.map(({ start }) => start))].sort();
  return starts.map((start) => held.filter((file) => file.start === start));
}

/** Microseconds since 1970. */
export const micros = (iso: string): number => Date.parse(iso) * 1000;

/** All files that paths between the bounds are found in. */
export function journeyFiles(files: JourneyFiles, bounds: { from: number; until: number }): JourneyFiles {
  const stretches = stretchesBetween(files, bounds).flat();
  const months = new Set(stretches.map(({ month }) => month));
  return [...files.filter((file) => file.holds === "names" && months.has(file.month)), ...stretches];
}
