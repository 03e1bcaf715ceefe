import type { LifecycleDefinition } from "../../../../lib/reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../../../../lib/reports/lifecycle/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";

/** The units behind one bar. */
export type Part = Omit<NonNullable<LifecycleDefinition["part"]>, "search" | "limit" | "offset">;

type Context = { definition: LifecycleDefinition; unit: string };

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The list of the units behind a bar, with the instants that make them what they are. */
export function lifecyclePeople(part: Part, { definition, unit }: Context): PeopleQuestion<LifecycleResult> {
  return {
    title: `${capital(unit)} that are ${part.state} in the ${definition.interval} of ${part.period}${part.group === undefined ? "" : ` · ${part.group}`}`,
    unit,
    columns: [
      { key: "group", label: "group", fileOnly: true },
      { key: "first", label: "First ever", instant: true, sort: "first_time" },
      { key: "last", label: "Latest by then", instant: true, strong: true, sort: "last_time" },
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) => actors,
    count: ({ actorCount = 0 }) => actorCount,
  };
}
