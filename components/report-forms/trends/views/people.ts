import { plural } from "../../../../lib/format.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import type { TrendsResult } from "../../../../lib/reports/trends/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";

/** The units behind one point, or behind the whole range. */
export type Part = Omit<NonNullable<TrendsDefinition["part"]>, "search" | "limit" | "offset">;

type Context = { definition: TrendsDefinition; unit: string; name: string };

/** The list of the units whose events make a point, with how many these are. */
export function trendsPeople(part: Part, { definition, unit, name }: Context): PeopleQuestion<TrendsResult> {
  const units = plural(unit);
  const when =
    part.period === undefined ? (part.of === "previous" ? "the compared period" : "the whole range") : part.period.replace("T", " ");
  return {
    title: `${units.charAt(0).toUpperCase()}${units.slice(1)} · ${name} · ${when}`,
    unit: units,
    columns: [
      { key: "events", label: "Events", strong: true, sort: "events" },
      { key: "firstTime", label: "First", instant: true, sort: "first_time" },
      { key: "lastTime", label: "Last", instant: true, sort: "last_time" },
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) => actors,
    count: ({ actorCount = 0 }) => actorCount,
  };
}
