import { expect, test } from "vitest";
import { searchRank } from "./search-rank.ts";

const names = ["page_viewed", "product_viewed", "view_cart", "review"];
const rank = (search: string) => searchRank(names, search, (each) => each);

test("closest first, every word needed, nothing searched keeps the order", () => {
  expect(rank("view")).toEqual(["view_cart", "page_viewed", "product_viewed", "review"]);
  expect(rank("VIEW prod")).toEqual(["product_viewed"]);
  expect(rank("")).toEqual(names);
  expect(rank("x")).toEqual([]);
});
