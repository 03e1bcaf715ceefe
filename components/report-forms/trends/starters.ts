import type { Catalogue } from "../../inputs/catalogue.tsx";
import type { Starter } from "../../report/screen.ts";
import type { TrendsDraft } from "./draft.ts";

/** Trends worth trying on a data set: its users, its events, and money if any event carries some. */
export function starters({ events, properties }: Pick<Catalogue, "events" | "properties">): Starter<TrendsDraft>[] {
  const money = properties.find(
    ({ of, type, name }) => of === "event" && type === "number" && /price|revenue|amount|total|value/i.test(name),
  );
  const payer = events.find(({ name }) => money?.events?.includes(name) && /purchase|order|pay|checkout|buy/i.test(name))?.name;
  const [most] = events;
  return [
    { name: "Daily active users", patch: { series: [{ event: null, measure: "unique_users" }] } },
    ...(most ? [{ name: most.name, patch: { series: [{ event: most.name, measure: "total" as const }] } }] : []),
    ...(money && payer
      ? [
          {
            name: "Revenue per active user",
            patch: {
              series: [
                { event: payer, measure: { sum: money.name } },
                { event: null, measure: "unique_users" as const },
              ],
              formula: ["A/B"],
            },
          },
        ]
      : []),
  ];
}
