import { expect, test } from "vitest";
import { spoken } from "../../../vocabulary/phrase.ts";
import { adoptionDefinition } from "../definition.ts";
import { readingPhrases } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-31" };
const read = (rest: object, previous?: { from: string; to: string }) =>
  spoken(readingPhrases(adoptionDefinition.parse({ kind: "adoption", features: [{ event: "export" }], ...rest }), may, previous));

test("the matrix of a list", () => {
  expect(read({ features: ["a", "b", "c", "d", "e", "f"].map((event) => ({ event })) })).toBe(
    "How widely and how often they use *a*, *b*, *c*, *d* and 2 more, 1–31 May 2024, UTC",
  );
});

test("every value of a property, among whom", () => {
  expect(
    read({
      features: undefined,
      everyValueOf: { property: "feature_name", event: "feature_used" },
      view: "rate",
      interval: "month",
      active: { event: "sign_in" },
      eligible: [{ property: "plan", of: "user", value: "pro" }],
    }),
  ).toBe(
    "Adoption by month of every value of *feature_name* on *feature_used*, among the active (with *sign_in*), eligible if *plan* is *pro*, " +
      "1–31 May 2024, UTC",
  );
});

test("the clock of time to adopt, compared", () => {
  expect(read({ view: "timeToAdopt", since: { event: "sign_up" } }, { from: "2024-04-01", to: "2024-04-30" })).toBe(
    "Time to first use of *export* since *sign_up*, 1–31 May 2024, UTC, compared with 1–30 Apr 2024",
  );
});

test("hostile names stay whole and marked as names", () => {
  const name = "<img src=x>";
  expect(readingPhrases(adoptionDefinition.parse({ kind: "adoption", features: [{ event: name }] }), null)).toContainEqual({
    text: name,
    name: true,
  });
});
