import { setMaxListeners } from "node:events";
import { expect, test } from "vitest";
import { grantHeader, isGranted, newGrant } from "./grant.ts";
import { drawnDefinition, hindranceOf } from "./publishable.ts";
import { chosenOf, shareWords } from "./share-words.ts";
import { Turns } from "./turns.ts";

const share = { id: "abc", password: "scrypt$1", embedOrigins: [] };
const withCookie = (value: string) => new Headers({ cookie: `other=1; parquetry-share-abc=${value}` });

test("a password holds in a browser until it changes, for this link only, and for half a day", () => {
  const now = Date.now();
  const grant = newGrant(share, now);
  expect(isGranted(share, withCookie(grant), now)).toBe(true);
  expect(isGranted(share, new Headers(), now)).toBe(false);
  expect(isGranted({ ...share, password: "scrypt$2" }, withCookie(grant), now)).toBe(false);
  expect(isGranted({ ...share, id: "abd" }, new Headers({ cookie: `parquetry-share-abd=${grant}` }), now)).toBe(false);
  expect(isGranted(share, withCookie(grant), now + 12 * 3_600_000 + 1)).toBe(false);
  const [, seal] = grant.split(".");
  for (const forged of ["", grant.slice(0, -1), `${Number(grant.slice(0, 13)) + 1}.${seal}`, `${grant}x`, "undefined"])
    expect(isGranted(share, withCookie(forged), now)).toBe(false);
  expect(isGranted({ ...share, password: null }, new Headers(), now)).toBe(true);
  expect(grantHeader(share, new Headers())).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
});

const country = { property: "country", of: "event" as const, label: "Country", values: ["DE", "FR", "IT"] };

test("a viewer chooses among what is offered, in any order, and nothing else", () => {
  const offered = { filters: [country], datesMayChange: true };
  const chosen = (filters: Record<string, string[]>, dates: string | null = null) => chosenOf({ filters, dates }, offered);
  expect(chosen({ "0": ["IT", "DE"] })).toEqual({ filters: [{ filter: country, values: ["DE", "IT"] }], range: null });
  expect(chosen({ "0": [] })).toEqual({ filters: [], range: null });
  expect(chosen({}, "7-days")?.range).toEqual({ last: { value: 7, unit: "day" } });
  for (const value of ["US", "de", "DE ", "' OR 1=1 --", "__proto__", "%"]) expect(chosen({ "0": [value] })).toBeNull();
  expect(chosen({ "0": ["DE", "DE"] })).toBeNull();
  expect(chosen({ "1": ["DE"] })).toBeNull();
  for (const dates of ["1-day", "constructor", "toString"]) expect(chosen({}, dates)).toBeNull();
  expect(chosenOf({ filters: {}, dates: "7-days" }, { ...offered, datesMayChange: false })).toBeNull();
});

test("sites that may embed are https origins, and nothing that a policy would read otherwise", () => {
  const sites = (embedOrigins: string[]) => shareWords.safeParse({ embedOrigins });
  expect(sites(["https://Example.com/", "https://a.example.com:8443"]).data?.embedOrigins).toEqual([
    "https://example.com",
    "https://a.example.com:8443",
  ]);
  for (const site of [
    "*",
    "https://*",
    "http://example.com",
    "https://example.com/a",
    "https://a.com; script-src *",
    "https://a.com 'self'",
  ])
    expect(sites([site]).success).toBe(false);
});

const property = (name: string, more: object = {}) => ({
  ...{ name, type: "text" as const, count: 9000, fillRate: 0.9, distinct: 5, topValues: [{ value: "DE", count: 1 }], events: [] },
  ...more,
});
const catalog = {
  eventProperties: [property("country"), property("order", { distinct: 8000 })],
  userProperties: [property("contact", { distinct: 3, topValues: [{ value: "mara@example.com", count: 1 }] })],
  leftOut: { events: 0, eventProperties: 0, userProperties: 0 },
};
const trends = { kind: "trends", series: [{ event: "buy", measure: { sum: "revenue" }, where: [] }], filters: [] };
const where = (name: string, value: string) => ({ series: [{ event: "buy", where: [{ property: name, op: "is", value }] }] });

test("what shows people is refused: lists, values that name them, addresses; what only narrows is not", () => {
  const hindrance = (more: object) => hindranceOf({ ...trends, ...more }, catalog);
  expect(hindrance({})).toBeNull();
  expect(hindrance({ breakdown: { property: "country", of: "event" } })).toBeNull();
  expect(hindrance(where("country", "DE"))).toBeNull();
  expect(hindrance({ filters: [{ property: "contact", of: "user", op: "is_not", value: "a@b.example" }] })).toBeNull();
  expect(hindrance({ part: { at: 1 } })).toMatch(/lists people/);
  expect(hindrance({ view: "actors" })).toMatch(/lists people/);
  expect(hindrance({ breakdown: { property: "order", of: "event" } })).toMatch(/nearly name/);
  expect(hindrance({ breakdown: [{ property: ["country", "contact"], of: "user" }] })).toMatch(/nearly name/);
  expect(hindrance({ nodeBy: { page: "order" } })).toMatch(/nearly name/);
  expect(hindrance(where("order", "o-17"))).toMatch(/by their order/);
  expect(hindrance({ series: [{ event: "buy", measure: { max: "order" } }] })).toMatch(/lists people/);
  expect(hindrance(where("country", "a@b.example"))).toMatch(/e-mail/);
});

test("filters and the lists behind cohorts are not drawn", () => {
  const definition = {
    ...trends,
    filters: [{ property: "x", value: "secret" }],
    cohorts: { regulars: { users: ["user-1"] } },
    breakdown: { of: "cohort", cohorts: ["regulars"] },
  };
  expect(JSON.stringify(drawnDefinition(definition))).not.toMatch(/secret|user-1/);
  expect(drawnDefinition(definition)).toMatchObject({ cohorts: { regulars: {} } });
  const lost = { "Lost: ann@example.com": { users: ["user-1"] } };
  const onlyFiltered = {
    ...definition,
    filters: [{ of: "cohort", value: "Lost: ann@example.com" }],
    cohorts: { ...definition.cohorts, ...lost },
  };
  expect(JSON.stringify(drawnDefinition(onlyFiltered))).not.toContain("ann@example.com");
});

test("two questions of a link run at once; who leaves the line gives its place up", async () => {
  const turns = new Turns();
  const finish: (() => void)[] = [];
  let [running, most] = [0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
    return "done";
  };
  const leaving = new AbortController();
  const calls = [0, 1, 2, 3].map((each) => turns.take("a", each === 2 ? leaving.signal : new AbortController().signal, work));
  const left = calls[2]?.catch(() => "left");
  leaving.abort();
  expect(await left).toBe("left");
  const other = turns.take("b", new AbortController().signal, async () => "other");
  expect(await other).toBe("other");
  for (let each = 0; each < 6; each += 1) {
    finish.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await Promise.all([calls[0], calls[1], calls[3]])).toEqual(["done", "done", "done"]);
  expect([most, running]).toEqual([2, 0]);
});

test("the line of a link has an end, and whoever comes then is told so", async () => {
  const turns = new Turns();
  const leaving = new AbortController();
  setMaxListeners(0, leaving.signal);
  const stand = () => turns.take("a", leaving.signal, () => new Promise((_, reject) => leaving.signal.addEventListener("abort", reject)));
  const calls = Array.from({ length: 302 }, stand);
  const late = await turns.take("a", new AbortController().signal, async () => "in").catch((error: unknown) => error);
  expect(late).toMatchObject({ name: "QueryError", code: "E_BUSY" });
  expect(await turns.take("b", new AbortController().signal, async () => "in")).toBe("in");
  leaving.abort();
  expect((await Promise.allSettled(calls)).every(({ status }) => status === "rejected")).toBe(true);
  expect(await turns.take("a", new AbortController().signal, async () => "in")).toBe("in");
});
