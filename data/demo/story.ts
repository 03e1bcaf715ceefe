/** Everything that is planted in the demo data: dates, shares and rates. The other files only play it. */
export const seed = 20_241_003;
export const people = 33_000;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Times are milliseconds since 1970, UTC. */
const on = (date: string): number => Date.parse(`${date}T00:00:00Z`);

export const firstDay = on("2024-04-01");
export const lastDay = on("2024-10-03");
export const endOfData = lastDay + day;
export const days = (endOfData - firstDay) / day;

/** Monday first. */
export const weekdayWeights = [1.12, 1.16, 1.12, 1.06, 0.98, 0.74, 0.8] as const;
/** Arrivals on the last day against the first. */
export const growth = 1.9;
/** A campaign brings more people, by one channel. */
export const campaign = { from: on("2024-06-03"), to: on("2024-06-08"), factor: 2.2, channel: "newsletter" } as const;
export const hourWeights = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 12, 13, 12, 11, 11, 12, 13, 15, 17, 18, 15, 9, 4] as const;

/** How people come back: the chance of a visit on day k after the first is start × (1 + k / halfDays)^−1, at least floor. */
export const habits = [
  ["once", 42, { start: 0, halfDays: 1, floor: 0 }],
  ["casual", 40, { start: 0.16, halfDays: 5, floor: 0.006 }],
  ["regular", 18, { start: 0.3, halfDays: 28, floor: 0.07 }],
] as const;

export const platforms = [
  ["web", 62],
  ["ios", 21],
  ["android", 17],
] as const;
export const browsers = [
  ["Chrome", 60],
  ["Safari", 23],
  ["Firefox", 10],
  ["Edge", 7],
] as const;
export const countries = [
  ["US", 34],
  ["DE", 18],
  ["GB", 13],
  ["FR", 10],
  ["IN", 9],
  ["BR", 7],
  ["JP", 5],
  ["NL", 4],
] as const;
export const channels = [
  ["organic", 34],
  ["paid_search", 22],
  ["direct", 17],
  ["social", 13],
  ["newsletter", 8],
  ["referral", 6],
] as const;
export const plans = [
  ["free", 70],
  ["plus", 22],
  ["business", 8],
] as const;
export const signUpRate = 0.55;
/** A signed-up person with two devices signs in on the second one with this chance; otherwise it stays a stranger. */
export const secondDevice = { share: 0.24, signsIn: 0.8, visits: 0.35 } as const;
/** Visits of a signed-up person on a known device that happen signed out. */
export const signedOutRate = 0.12;
/** A visit that a signed-in person makes on somebody else's known device. */
export const borrowedDeviceRate = 0.012;

/** Steps of a shopping visit, each as a share of those before it. */
export const shopping = { viewsProduct: 0.74, addsToCart: 0.4, startsCheckout: 0.5, entersPayment: 0.82, pays: 0.9 } as const;

/** In these days Safari on the web blocks the frame of the card check: most payments there fail. */
export const brokenCheckout = {
  browser: "Safari",
  from: on("2024-07-09"),
  to: on("2024-07-24"),
  pays: 0.28,
  error: "card_check_frame_blocked",
} as const;

/** Shown at the first product page of a visit; the treatment moves the step from cart to checkout. */
export const experiment = {
  name: "checkout_trust_badges",
  from: on("2024-08-05"),
  to: on("2024-08-26"),
  startsCheckout: { control: 0.5, treatment: 0.62 },
} as const;

/** Adopters are a share of those who may use it; each later visit uses it with the given chance, fading after a novelty. */
export const features = [
  { name: "wishlist", released: firstDay, adopters: 0.34, perVisit: 0.4, noveltyDays: null, plans: null, platforms: null },
  { name: "room_planner", released: on("2024-05-14"), adopters: 0.14, perVisit: 0.55, noveltyDays: null, plans: null, platforms: null },
  { name: "price_alerts", released: on("2024-06-25"), adopters: 0.42, perVisit: 0.3, noveltyDays: null, plans: null, platforms: null },
  {
    name: "quick_reorder",
    released: on("2024-08-20"),
    adopters: 0.6,
    perVisit: 0.35,
    noveltyDays: null,
    plans: ["plus", "business"],
    platforms: null,
  },
  {
    name: "chat_assistant",
    released: on("2024-09-03"),
    adopters: 0.55,
    perVisit: 0.6,
    noveltyDays: 8,
    plans: null,
    platforms: ["ios", "android"],
  },
] as const;

/** People of the company itself, who try the checkout all day; their addresses end in this domain. */
export const testUsers = { count: 40, domain: "parquetry.test" } as const;

/** Rows sent again later with the same insert_id, events delivered in a later month than theirs, rows without a time. */
export const delivery = { resentRate: 0.0025, lateRate: 0.0018, withoutTime: 12 } as const;

export const categories = [
  ["flooring", 30],
  ["tables", 22],
  ["chairs", 20],
  ["lamps", 16],
  ["rugs", 12],
] as const;
export const searchTerms = [
  "oak",
  "walnut table",
  "lamp",
  "rug 200x300",
  "parquet herringbone",
  "desk chair",
  "maple",
  "floor lamp",
] as const;
/** Values that a screen must show as text and SQL must take as values. */
export const hostileTerms = [
  "<img src=x onerror=alert(1)>",
  "'; DROP TABLE events; --",
  "🪵 oak 👩‍🔧",
  "أرضية خشبية",
  'say "hello", 100 % \\ back',
  "null",
] as const;
export const hostileEvents = ["promo_clicked <img src=x onerror=alert(1)>", "🎉_confetti_shown"] as const;
/** The name of a property that must not break a column, a picker or a legend. */
export const hostileProperty = 'note "quoted"; <b>';
