import type { StickinessDefinition } from "../../../../lib/reports/stickiness/definition.ts";
import type { StickinessResult } from "../../../../lib/reports/stickiness/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";
import { periodWord } from "./period-word.ts";

/** The units behind one bar. */
export type Part = Omit<NonNullable<StickinessDefinition["part"]>, "search" | "limit" | "offset">;

type Context = { definition: StickinessDefinition; unit: string; names: readonly string[] };

const howWords = { exactly: "exactly", atLeast: "at least", atMost: "at most" };

/** The list of the units with so many active intervals, and which those were. */
export function stickinessPeople(part: Part, { definition, unit, names }: Context): PeopleQuestion<StickinessResult> {
  const length = part.window ? "day" : periodWord(definition);
  const within = part.window ? ` of the last ${part.window}` : "";
  const name = names[part.series];
  return {
    title: `${unit.charAt(0).toUpperCase()}${unit.slice(1)} active in ${howWords[part.how]} ${part.periods} ${length}${part.periods === 1 ? "" : "s"}${within}${name ? ` · ${name}` : ""}`,
    unit,
    columns: [
      { key: "periods", label: `${length}s`, strong: true, sort: "periods" },
      { key: "active", label: "Active in" },
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) => actors.map(({ actor, periods, active }) => ({ actor, periods, active: active.join(", ") })),
    count: ({ actorCount = 0 }) => actorCount,
  };
}
