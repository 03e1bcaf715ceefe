import type { DemoEvent, Properties } from "./event.ts";
import type { Person } from "./person.ts";
import type { Random } from "./random.ts";
import { shop } from "./shop.ts";
import { day, features, hostileEvents, hostileProperty, hostileTerms, searchTerms } from "./story.ts";
import { soon, type Visit } from "./visits.ts";

/** Sends one event of the running visit; returns nothing, time moves on by itself. */
export type Send = (event: string, properties?: Properties) => void;

/** What plays in a visit has at hand; `now` is the time of the next event. */
export type Scene = { person: Person; visit: Visit; random: Random; send: Send; now: () => number };

/** The events of one visit, from session_started on; times are unique within a person. */
export function visitEvents(person: Person, visit: Visit, random: Random): DemoEvent[] {
  const events: DemoEvent[] = [];
  const sessionId = `s_${random.hex(16)}`;
  let time = visit.start;
  let signedIn = visit.signedIn;
  const common = commonProperties(person, visit, time);
  const send: Send = (event, properties) => {
    const userId = signedIn ? person.userId : null;
    events.push({
      event,
      time,
      userId,
      anonymousId: visit.device.anonymousId,
      sessionId,
      insertId: random.hex(16),
      properties: { ...common, plan: signedIn ? person.plan : null, ...properties },
    });
    time = soon(time, random);
  };
  send("session_started");
  send("page_viewed", { page: random.weighted(landingPages) });
  if (visit.signsUp) {
    send("page_viewed", { page: "/signup" });
    signedIn = true;
    send("user_signed_up");
  }
  const scene: Scene = { person, visit, random, send, now: () => time };
  look(scene);
  if (signedIn) tryFeatures(scene);
  shop(scene);
  if (random.chance(0.0006)) send(random.pick(hostileEvents), { [hostileProperty]: random.pick(hostileTerms) });
  return events;
}

const landingPages = [
  ["/", 46],
  ["/collections/oak", 18],
  ["/collections/lamps", 12],
  ["/sale", 14],
  ["/blog/floor-care", 10],
] as const;
const innerPages = [
  "/collections/oak",
  "/collections/rugs",
  "/collections/lamps",
  "/sale",
  "/stores",
  "/help/delivery",
  "/blog/floor-care",
  "/account",
] as const;

function commonProperties(person: Person, { device }: Visit, time: number): Properties {
  const { platform, browser } = device;
  const release = Math.floor(time / (21 * day)) % 100;
  return { platform, browser, country: person.country, channel: person.channel, app_version: platform === "web" ? null : `4.${release}.0` };
}

function look({ person, random, send }: Scene): void {
  const pages = random.whole(0, person.isTest ? 2 : 6);
  for (let count = 0; count < pages; count += 1) send("page_viewed", { page: random.pick(innerPages) });
  if (!random.chance(0.34)) return;
  const term = random.chance(0.004) ? random.pick(hostileTerms) : random.pick(searchTerms);
  send("search_performed", { search_term: term, results: random.whole(0, 60) });
}

function tryFeatures({ person, visit, random, send }: Scene): void {
  for (const feature of features) {
    if (visit.start < feature.released || !person.adopts.includes(feature.name)) continue;
    if (feature.platforms !== null && !feature.platforms.some((each) => each === visit.device.platform)) continue;
    const worn = feature.noveltyDays !== null && visit.start > feature.released + feature.noveltyDays * day;
    if (!random.chance(worn ? feature.perVisit / 6 : feature.perVisit)) continue;
    const uses = random.whole(1, 3);
    for (let count = 0; count < uses; count += 1) send("feature_used", { feature_name: feature.name });
  }
}
