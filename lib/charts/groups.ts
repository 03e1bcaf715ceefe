import { hue, type Theme, tone } from "./palette.ts";
import { slots } from "./slots.ts";

/** How many groups a chart draws; the table holds the rest. */
export const mostDrawn = 10;

export type GroupKind = "all" | "value" | "unset" | "other";

/** One group as charts and legends know it; the key tells a value called "(other)" from the fold. */
export type ChartGroup = {
  key: string;
  name: string;
  kind: GroupKind;
  /** Its place in the answer. */
  index: number;
};

/** The groups of any part of an answer, the fold last; a part without kinds knows them by their names. */
export function chartGroups(parts: readonly { group: string; kind?: "value" | "unset" | "other" }[]): ChartGroup[] {
  const seen = new Map<string, number>();
  const groups = parts.map(({ group, kind = kindOf(group) }, index): ChartGroup => {
    const times = seen.get(`${kind}:${group}`) ?? 0;
    seen.set(`${kind}:${group}`, times + 1);
    return { key: times === 0 ? `${kind}:${group}` : `${kind}:${group}:${times}`, name: group, kind, index };
  });
  return [...groups.filter(({ kind }) => kind !== "other"), ...groups.filter(({ kind }) => kind === "other")];
}

function kindOf(group: string): "value" | "unset" | "other" {
  return group === "(other)" ? "other" : group === "(not set)" ? "unset" : "value";
}

/** The keys drawn until the reader chooses: the first ten. */
export function drawnAtFirst(groups: readonly ChartGroup[]): string[] {
  return groups.slice(0, mostDrawn).map(({ key }) => key);
}

/** A colour for each drawn group: the fold and the unset have their own greys, values keep their hue. */
export function groupColours(groups: readonly ChartGroup[], theme: Theme): Map<string, string> {
  const given = slots(groups.filter(({ kind }) => kind === "value").map(({ key }) => key));
  return new Map(
    groups.map(({ key, kind }) => {
      if (kind === "all") return [key, tone("main", theme)];
      if (kind === "other" || kind === "unset") return [key, tone(kind, theme)];
      return [key, hue(given.get(key) ?? 0, theme)];
    }),
  );
}

/** The only group of an answer without a breakdown. */
export const everyone: ChartGroup = { key: "all", name: "All", kind: "all", index: 0 };
