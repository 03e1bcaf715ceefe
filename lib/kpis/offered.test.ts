import { expect, test } from "vitest";
import { type Known, offered } from "./offered.ts";

const events = (...names: string[]): Known["events"] => names.map((name, index) => ({ name, count: 1000 - index }));
const number = (name: string, ...on: string[]): Known["properties"][number] => ({ name, of: "event", type: "number", events: on });

test("a shop's goal is its purchase, its money the purchase's revenue", () => {
  const known = {
    events: events("page_viewed", "product_viewed", "add_to_cart", "payment_failed", "purchase_completed"),
    properties: [number("price", "product_viewed", "purchase_completed"), number("revenue", "purchase_completed")],
  };
  expect(offered(known)).toEqual({
    goal: "purchase_completed",
    start: "page_viewed",
    revenue: { event: "purchase_completed", property: "revenue" },
  });
});

test("money is never guessed: neither from other numbers nor from events that earn none", () => {
  expect(offered({ events: events("open", "purchase"), properties: [number("quantity", "purchase")] }).revenue).toBeNull();
  expect(offered({ events: events("open", "level_up"), properties: [number("value", "open", "level_up")] }).revenue).toBeNull();
  const failed = { events: events("open", "payment_failed"), properties: [number("amount", "payment_failed")] };
  expect(offered(failed).revenue).toBeNull();
});

test("a sign-up is a goal where nothing is sold, a frequent event where no name tells", () => {
  expect(offered({ events: events("open", "user_signed_up"), properties: [] })).toMatchObject({ goal: "user_signed_up", start: "open" });
  expect(offered({ events: events("a", "b", "c"), properties: [] })).toMatchObject({ goal: "b", start: "a" });
});

test("a data set of one event or none has no goal", () => {
  expect(offered({ events: events("a"), properties: [] })).toEqual({ goal: null, start: "a", revenue: null });
  expect(offered({ events: [], properties: [] })).toEqual({ goal: null, start: null, revenue: null });
});
