import type { ReportKindName } from "../reports/index.ts";

type Event = { name: string; firstSeen?: string };
type Property = { name: string; type: string; of: "event" | "user"; events?: readonly string[] };

/** What of a data set templates are bound to; events with the most frequent first. */
export type KnownData = { events: readonly Event[]; properties: readonly Property[] };

/** A role of a template, and the name in the data set that takes it. */
export type Bound = { role: string; name: string };

/** A well-known question, bound to the events of a data set. */
export type Template = {
  id: string;
  name: string;
  /** What it answers, in one line. */
  says: string;
  bound: Bound[];
  kind: ReportKindName;
  /** Without its kind, as an address holds it. */
  definition: Record<string, unknown>;
};

const signs = {
  signUp: /sign(ed)?[ _-]?up|register(ed)?\b|registration|account[ _-]?created|install/i,
  view: /^(product|item|listing|detail)s?[ _-]?(detail[ _-]?)?view|view[ _-]?item/i,
  cart: /add(ed)?.*(cart|basket|bag)|(cart|basket).*add/i,
  checkout: /checkout.*(start|begin|began)|(begin|began|start|initiat).*checkout/i,
  purchase: /^(?!.*(fail|declin|refund|cancel)).*(purchase|order.*(complete|placed|paid)|checkout.*complete|payment.*succe|bought)/i,
  trial: /trial.*(start|begin|began|activ)|(start|begin|began).*trial/i,
  paid: /^(?!.*(fail|declin|refund|cancel|trial)).*(subscri(be|ption).*(start|creat|activ|paid)|subscribed|upgrade|plan.*paid|converted)/i,
  feature: /feature.*(use|open|click)|(use|open)d?.*feature/i,
  featureName: /^feature([ _-]?(name|id|key))?$/i,
  exposure: /experiment|\$?feature[ _-]?flag[ _-]?called|exposure|variant.*(view|assign)/i,
  variant: /variant|\$feature[ _-]?flag[ _-]?response|arm|bucket$|group$/i,
};

const background = /page[ _-]?view|screen[ _-]?view|session|heartbeat|identify|\$pageleave|\$autocapture|fail|error|declin/i;

const weeks = { last: { value: 12, unit: "week" } };
const month = { last: { value: 30, unit: "day" } };

/** The templates that the events of a data set can fill, each with what it bound; what cannot be bound is not offered. */
export function templatesFor(known: KnownData): Template[] {
  return [activation(known), checkout(known), trial(known), launch(known), experiment(known)].flatMap((each) => each ?? []);
}

const named = ({ events }: KnownData, sign: RegExp, but: readonly (string | undefined)[] = []) =>
  events.find(({ name }) => sign.test(name) && !but.includes(name))?.name;

const carries = (property: Property, event: string) => property.events === undefined || property.events.includes(event);

function activation(known: KnownData): Template | null {
  const signUp = named(known, signs.signUp);
  if (!signUp) return null;
  const key = named(known, signs.purchase) ?? named(known, signs.feature) ?? busiest(known, [signUp]);
  if (!key) return null;
  return {
    id: "activation",
    name: "Activation",
    says: "How many of those who sign up do what the product is for within a week, week by week",
    bound: [
      { role: "sign-up", name: signUp },
      { role: "key event", name: key },
    ],
    kind: "funnel",
    definition: {
      steps: [{ event: signUp }, { event: key }],
      window: { value: 7, unit: "day" },
      range: weeks,
      view: "trend",
      interval: "week",
    },
  };
}

/** The most frequent event that people do on purpose. */
function busiest({ events }: KnownData, but: readonly string[]): string | undefined {
  return events.find(({ name }) => !background.test(name) && !but.includes(name))?.name;
}

function checkout(known: KnownData): Template | null {
  const purchase = named(known, signs.purchase);
  if (!purchase) return null;
  const roles: [string, string | undefined][] = [
    ["product seen", named(known, signs.view, [purchase])],
    ["into the cart", named(known, signs.cart, [purchase])],
    ["checkout", named(known, signs.checkout, [purchase])],
    ["purchase", purchase],
  ];
  const bound = roles.flatMap(([role, name]) => (name ? [{ role, name }] : []));
  if (bound.length < 2) return null;
  return {
    id: "checkout",
    name: "Checkout",
    says: "Where people leave on the way to a purchase",
    bound,
    kind: "funnel",
    definition: { steps: bound.map(({ name }) => ({ event: name })), window: { value: 1, unit: "day" }, range: month },
  };
}

function trial(known: KnownData): Template | null {
  const start = named(known, signs.trial);
  const paid = named(known, signs.paid, [start]) ?? named(known, signs.purchase, [start]);
  if (!start || !paid) return null;
  return {
    id: "trial",
    name: "Trial to paid",
    says: "How many trials turn into paying customers within 30 days, month by month",
    bound: [
      { role: "trial", name: start },
      { role: "paid", name: paid },
    ],
    kind: "funnel",
    definition: {
      ...{ steps: [{ event: start }, { event: paid }], window: { value: 30, unit: "day" } },
      ...{ range: { last: { value: 12, unit: "month" } }, view: "trend", interval: "month" },
    },
  };
}

function launch(known: KnownData): Template | null {
  const event = named(known, signs.feature);
  const property =
    event && known.properties.find((each) => each.of === "event" && signs.featureName.test(each.name) && carries(each, event));
  const shared = { id: "launch", name: "Feature launch", kind: "adoption" as const };
  if (event && property)
    return {
      ...shared,
      says: "Who takes up which feature, and how often they come back to it",
      bound: [
        { role: "feature used", name: event },
        { role: "its name", name: property.name },
      ],
      definition: { everyValueOf: { event, property: property.name }, range: weeks },
    };
  const newest = youngest(known);
  if (!newest) return null;
  return {
    ...shared,
    says: "Who takes up the newest event, week by week since it came",
    bound: [{ role: "newest event", name: newest }],
    definition: { features: [{ event: newest }], view: "adopters", range: weeks },
  };
}

/** The event that came last, when it came at least four weeks after the first one. */
function youngest({ events }: KnownData): string | null {
  const dated = events.flatMap(({ name, firstSeen }) => (firstSeen && !background.test(name) ? [{ name, at: Date.parse(firstSeen) }] : []));
  const [newest] = [...dated].sort((a, b) => b.at - a.at);
  const first = Math.min(...dated.map(({ at }) => at));
  return newest && newest.at - first >= 28 * 86_400_000 ? newest.name : null;
}

function experiment(known: KnownData): Template | null {
  const bound = known.events.flatMap(({ name: exposure }) => {
    if (!signs.exposure.test(exposure)) return [];
    const variant = known.properties.find((each) => each.of === "event" && signs.variant.test(each.name) && carries(each, exposure));
    return variant ? [{ exposure, variant: variant.name }] : [];
  })[0];
  if (!bound) return null;
  const goal =
    named(known, signs.purchase, [bound.exposure]) ?? named(known, signs.paid, [bound.exposure]) ?? busiest(known, [bound.exposure]);
  if (!goal) return null;
  return {
    id: "experiment",
    name: "Experiment",
    says: "Whether a variant does better, and how sure that is",
    bound: [
      { role: "exposure", name: bound.exposure },
      { role: "variant", name: bound.variant },
      { role: "goal", name: goal },
    ],
    kind: "experiment",
    definition: {
      ...{ exposure: { event: bound.exposure }, variantProperty: bound.variant, metrics: [{ type: "conversion", event: goal }] },
      range: { from: "all" },
    },
  };
}
