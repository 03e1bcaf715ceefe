import type { Context, DemoEvent, Properties } from "./event.ts";
import type { Device, Person } from "./person.ts";
import type { Random } from "./random.ts";
import { shop } from "./shop.ts";
import { day, features, hostileEvents, hostileProperty, hostileTerms, minute, searchTerms } from "./story.ts";

/** One coming by: when, on what, and whether signed in from the start or by signing up on the way. */
export type Visit = { start: number; device: Device; signedIn: boolean; signsUp: boolean };

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
  const stranger = contextOf(person, visit);
  const member = { ...stranger, plan: person.plan };
  const send: Send = (event, properties = {}) => {
    const userId = signedIn ? person.userId : null;
    events.push({
      event,
      time,
      userId,
      anonymousId: visit.device.anonymousId,
      sessionId,
      insertId: random.hex(16),
      context: signedIn ? member : stranger,
      properties,
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

function contextOf({ country, channel }: Person, { device, start }: Visit): Context {
  const { platform, browser } = device;
  const release = Math.floor(start / (21 * day)) % 100;
  return { platform, browser, country, channel, plan: null, app_version: platform === "web" ? null : `4.${release}.0` };
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

function soon(time: number, random: Random): number {
  return time + 1500 + Math.floor(random.next() ** 2 * 1.6 * minute);
}
