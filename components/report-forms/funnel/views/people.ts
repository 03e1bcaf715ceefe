import type { FunnelDefinition } from "../../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../../lib/reports/funnel/result/answer.ts";
import type { PeopleQuestion, PersonRow } from "../../../report/people.ts";
import type { Part } from "./view-props.ts";

type Context = { definition: FunnelDefinition; labels: readonly string[]; unit: string };

const stateWords = { converted: "reached", dropped: "dropped off before", in_window: "are still in their window before" };

/** The list of the units behind a part of the funnel, with the instants of their steps. */
export function funnelPeople(part: Part, { definition, labels, unit }: Context): PeopleQuestion<FunnelResult> {
  const group = part.group === undefined ? "" : ` · ${part.group}`;
  const entered = part.period ? `, entered ${part.period}` : "";
  return {
    title: `${unit.charAt(0).toUpperCase()}${unit.slice(1)} that ${stateWords[part.state]} ${part.step}. ${labels[part.step - 1]}${group}${entered}`,
    unit,
    columns: [
      { key: "group", label: "group", fileOnly: true },
      ...labels.map((label, index) => ({
        key: `step${index + 1}`,
        label: `${index + 1}. ${label}`,
        instant: true,
        sort: `time_${index + 1}`,
        strong: index === part.step - 1,
      })),
      { key: "deadline", label: "deadline", fileOnly: true },
    ],
    definition: (page) => ({
      ...definition,
      view: "actors",
      compare: part.of === "previous" ? definition.compare : undefined,
      part: { ...part, ...page },
    }),
    rows: ({ actors = [] }) =>
      actors.map(
        ({ actor, group: of, stepTimes, deadline }): PersonRow => ({
          actor,
          group: of,
          deadline,
          ...Object.fromEntries(stepTimes.map((time, index) => [`step${index + 1}`, time])),
        }),
      ),
    count: ({ actorCount = 0 }) => actorCount,
  };
}
