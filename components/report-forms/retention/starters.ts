import type { Catalogue } from "../../inputs/catalogue.tsx";
import type { Starter } from "../../report/screen.ts";
import type { RetentionDraft } from "./draft.ts";

const arrivals = /sign(ed)?[ _]?up|register|install|first[ _]?(open|visit)/i;
const deals = /purchase|order.*(complete|placed)|subscription/i;

/** Retention worth asking for on a data set: who stays after arriving, who buys again, who is back at all. */
export function starters({ events }: Pick<Catalogue, "events">): Starter<RetentionDraft>[] {
  const named = (sign: RegExp) => events.find(({ name }) => sign.test(name))?.name;
  const [arrival, deal] = [named(arrivals), named(deals)];
  const weeks: RetentionDraft = { interval: "week", range: { last: { value: 12, unit: "week" } } };
  return [
    ...(arrival ? [{ name: "Who stays after arriving", patch: { start: { event: arrival }, return: { event: null }, ...weeks } }] : []),
    ...(deal ? [{ name: "Who buys again", patch: { start: { event: deal }, return: { event: deal }, ...weeks } }] : []),
    { name: "Any event, day by day", patch: { start: { event: null }, return: { event: null } } },
  ];
}
