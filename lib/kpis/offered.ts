import type { Revenue } from "./choices.ts";

type Event = { name: string; count: number };
type Property = { name: string; of: "event" | "user"; type: string; events?: readonly string[] };

/** What of the catalogue the choices are offered from; events with the most frequent first. */
export type Known = { events: readonly Event[]; properties: readonly Property[] };

export type Offered = { goal: string | null; start: string | null; revenue: Revenue | null };

const goals = [
  /purchase|order.*(complete|placed|paid)|checkout.*complete|bought/i,
  /subscri/i,
  /sign(ed)?[ _-]?up|register|regist(er|ration)/i,
];
const amounts = [/revenue/i, /amount/i, /price/i, /total/i, /value/i];
const earns = /purchase|order|pay|paid|checkout|bought|buy|subscri|invoice|renew|donat|deposit/i;
const failed = /fail|declin|refund|cancel|error|start|begin|view|click|add|abandon/i;

/** What a data set suggests: its goal by name (else a frequent event), its most frequent event as the start, its money. */
export function offered({ events, properties }: Known): Offered {
  const fine = events.filter(({ name }) => !failed.test(name));
  const goal = firstMatch(goals, fine) ?? events[1] ?? null;
  const start = events.find(({ name }) => name !== goal?.name) ?? null;
  return { goal: goal?.name ?? null, start: start?.name ?? null, revenue: money(fine, properties) };
}

function firstMatch<Named extends { name: string }>(patterns: readonly RegExp[], named: readonly Named[]): Named | undefined {
  for (const pattern of patterns) {
    const found = named.find(({ name }) => pattern.test(name));
    if (found) return found;
  }
  return undefined;
}

/** A number named like money, on an event named like earning it; else nothing: a guess would be a made-up number. */
function money(events: readonly Event[], properties: readonly Property[]): Revenue | null {
  const earning = events.filter(({ name }) => earns.test(name));
  const numbers = properties.filter(({ of, type }) => of === "event" && type === "number");
  for (const pattern of amounts)
    for (const property of numbers.filter(({ name }) => pattern.test(name))) {
      const event = earning.find(({ name }) => property.events?.includes(name));
      if (event) return { event: event.name, property: property.name };
    }
  return null;
}
