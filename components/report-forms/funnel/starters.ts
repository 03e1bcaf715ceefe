import type { Step } from "../../../lib/reports/funnel/definition.ts";
import type { Catalogue } from "../../inputs/catalogue.tsx";

export type Starter = { name: string; steps: Step[] };

const paths: readonly { name: string; steps: readonly RegExp[] }[] = [
  {
    name: "Checkout",
    steps: [
      /^(product|item)[ _]?view/i,
      /add.*(cart|basket)|cart.*add/i,
      /checkout.*(start|begin)|begin.*checkout/i,
      /purchase|order.*(complete|placed)/i,
    ],
  },
  { name: "Sign-up", steps: [/page[ _]?view|session[ _]?start/i, /sign(ed)?[ _]?up|register/i] },
];

/** Funnels worth trying on a data set: well-known paths that its events spell out, else its most frequent events. */
export function starters({ events }: Pick<Catalogue, "events">): Starter[] {
  const found = paths.flatMap(({ name, steps }): Starter[] => {
    const names = steps.flatMap((step) => events.find((each) => step.test(each.name))?.name ?? []);
    const distinct = [...new Set(names)];
    return distinct.length >= 2 ? [{ name, steps: distinct.map((event) => ({ event })) }] : [];
  });
  if (found.length > 0) return found;
  const frequent = events.slice(0, 3).map(({ name }): Step => ({ event: name }));
  return frequent.length >= 2 ? [{ name: "Most frequent events", steps: frequent }] : [];
}
