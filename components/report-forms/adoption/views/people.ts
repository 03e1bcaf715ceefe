import { periodLabel } from "../../../../lib/format.ts";
import type { AdoptionDefinition } from "../../../../lib/reports/adoption/definition.ts";
import type { AdoptionResult } from "../../../../lib/reports/adoption/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";
import { capital } from "./chosen.ts";

/** The units behind a part. */
export type Part = Omit<NonNullable<AdoptionDefinition["part"]>, "search" | "limit" | "offset">;

/** The same with the name of its feature. */
export type PeoplePart = { part: Part; name: string };

type Context = { definition: AdoptionDefinition; unit: string };

const stateWords: Record<Part["state"], (units: string, name: string) => string> = {
  users: (units, name) => `${capital(units)} of ${name}`,
  new: (units, name) => `New ${units} of ${name}`,
  continuing: (units, name) => `Continuing ${units} of ${name}`,
  returning: (units, name) => `Returning ${units} of ${name}`,
  non_users: (units, name) => `Active ${units} without ${name}`,
  repeated: (units, name) => `${capital(units)} that repeated ${name}`,
  regular: (units, name) => `Regular ${units} of ${name}`,
};

/** The list of the units behind a part: how often each used the feature, on how many days, first and last. */
export function adoptionPeople({ part, name }: PeoplePart, { definition, unit }: Context): PeopleQuestion<AdoptionResult> {
  const when = part.period === undefined ? "" : ` · ${definition.interval} of ${periodLabel(part.period, definition.interval)}`;
  const events = part.state === "non_users" ? "Active events" : "Uses";
  return {
    title: `${stateWords[part.state](unit, name)}${when}`,
    unit,
    columns: [
      { key: "uses", label: events, strong: true, sort: "uses" },
      { key: "days", label: "Days", sort: "days" },
      { key: "firstTime", label: "First", instant: true, sort: "first_time" },
      { key: "lastTime", label: "Last", instant: true, sort: "last_time" },
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) => actors,
    count: ({ actorCount = 0 }) => actorCount,
  };
}
