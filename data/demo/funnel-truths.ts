import type { FunnelTruth, Match } from "./funnel-truth.ts";
import { brokenCheckout, day, experiment, features, firstDay, hour, lastDay, shopping, testUsers } from "./story.ts";

const is =
  (name: string): Match =>
  (event) =>
    event.event === name;
const date = (time: number): string => new Date(time).toISOString().slice(0, 10);
const range = (from: number, to: number): object => ({ from: date(from), to: date(to) });
const events = (...names: string[]): object[] => names.map((event) => ({ event }));

const notATest = { property: "email", of: "user", op: "not_contains", value: `@${testUsers.domain}` };
const isTest = (user: string): boolean => /^u_\d+$/.test(user) && Number(user.slice(2)) < testUsers.count;

type Period = { when: string; from: number; to: number };
const checkoutPeriods: readonly Period[] = [
  { when: "before", from: brokenCheckout.from - 14 * day, to: brokenCheckout.from - day },
  { when: "while", from: brokenCheckout.from, to: brokenCheckout.to - day },
  { when: "after", from: brokenCheckout.to, to: brokenCheckout.to + 13 * day },
];

/** Every funnel that the product has to find again. */
export const funnelTruths: readonly FunnelTruth[] = [
  ...["Chrome", brokenCheckout.browser].flatMap((browser) => checkoutPeriods.map((period) => checkout(browser, period))),
  ...[false, true].map(signUp),
  badges(),
  ...features.map(adoption),
  ...[false, true].map(purchases),
];

function checkout(browser: string, { when, from, to }: Period): FunnelTruth {
  const names = ["checkout_started", "payment_info_entered", "purchase_completed"];
  const broken = when === "while" && browser === brokenCheckout.browser;
  return {
    name: `checkout ${browser} ${when}`,
    says: `Checkout on ${browser}, ${when} the card check was broken on ${brokenCheckout.browser}: share of users who pay.`,
    definition: {
      kind: "funnel",
      steps: events(...names),
      window: { value: 1, unit: "hour" },
      range: range(from, to),
      filters: [{ property: "browser", value: browser }, notATest],
    },
    steps: names.map((name) => (event) => event.event === name && event.context.browser === browser),
    window: hour,
    from,
    to,
    leavesOut: isTest,
    planted: [{ of: 2, to: 3, rate: broken ? brokenCheckout.pays : shopping.pays, tolerance: 0.06 }],
  };
}

function signUp(raw: boolean): FunnelTruth {
  const names = ["page_viewed", "user_signed_up", "purchase_completed"];
  return {
    name: raw ? "sign-up, identities as sent" : "sign-up, identities merged",
    says: raw
      ? "Without merging, a visitor before the sign-up is another person than after it."
      : "Visitors who sign up and buy: the anonymous visits belong to the user.",
    definition: {
      kind: "funnel",
      steps: events(...names),
      window: { value: 30, unit: "day" },
      range: range(firstDay, lastDay),
      identity: raw ? "raw" : "merged",
    },
    steps: names.map(is),
    window: 30 * day,
    from: firstDay,
    to: lastDay,
    raw,
  };
}

function badges(): FunnelTruth {
  const names = ["experiment_viewed", "add_to_cart", "checkout_started", "purchase_completed"];
  const { name, from, to, startsCheckout } = experiment;
  return {
    name: "experiment",
    says: `${name}: the treatment raises the share of carts that go to checkout from ${startsCheckout.control} to ${startsCheckout.treatment} (in the visit of the exposure).`,
    definition: {
      kind: "funnel",
      steps: [{ event: names[0], where: [{ property: "experiment", value: name }] }, ...events(...names.slice(1))],
      window: { value: 1, unit: "hour" },
      range: range(from, to - day),
      filters: [notATest],
      breakdown: { property: "variant" },
      attempt: "first",
    },
    firstEntryOnly: true,
    steps: names.map(is),
    window: hour,
    from,
    to: to - day,
    group: (entry) => String(entry.properties.variant),
    leavesOut: isTest,
    planted: (["control", "treatment"] as const).map((group) => ({ group, of: 2, to: 3, rate: startsCheckout[group], tolerance: 0.05 })),
  };
}

function adoption({ name, released }: (typeof features)[number]): FunnelTruth {
  const to = Math.min(released + 27 * day, lastDay);
  return {
    name: `adoption ${name}`,
    says: `Users active in the four weeks from ${date(released)} who used ${name} within those weeks.`,
    definition: {
      kind: "funnel",
      steps: [{ event: "session_started" }, { event: "feature_used", where: [{ property: "feature_name", value: name }] }],
      window: null,
      range: range(released, to),
      rangeCovers: "all",
    },
    steps: [is("session_started"), (event) => event.properties.feature_name === name && event.time < to + day],
    window: Number.POSITIVE_INFINITY,
    from: released,
    to,
  };
}

function purchases(withoutTests: boolean): FunnelTruth {
  const names = ["product_viewed", "add_to_cart", "checkout_started", "payment_info_entered", "purchase_completed"];
  return {
    name: withoutTests ? "purchase, test users hidden" : "purchase",
    says: `From product to purchase within 7 days over all days${withoutTests ? `, without the users at ${testUsers.domain}` : ""}.`,
    definition: {
      kind: "funnel",
      steps: events(...names),
      window: { value: 7, unit: "day" },
      range: range(firstDay, lastDay),
      filters: withoutTests ? [notATest] : [],
    },
    steps: names.map(is),
    window: 7 * day,
    from: firstDay,
    to: lastDay,
    ...(withoutTests ? { leavesOut: isTest } : {}),
  };
}
