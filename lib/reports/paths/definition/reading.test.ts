import { expect, test } from "vitest";
import { pathsDefinition } from "../definition.ts";
import { reading, readingPhrases } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-31" };
const paths = (rest: object = {}) => pathsDefinition.parse({ kind: "paths", ...rest });

test("the first view", () => {
  expect(reading(paths({ timezone: "Europe/Rome" }), may)).toBe("Paths of sessions, up to 5 steps, 1–31 May 2024, Europe/Rome");
});

test("starts and ends", () => {
  expect(reading(paths({ fromNode: "/pricing" }), null)).toBe("Paths of sessions from */pricing*, up to 5 steps, UTC");
  expect(reading(paths({ to: { event: "purchase", where: [{ property: "plan", value: "pro" }] } }), null)).toBe(
    "Paths of sessions that end at *purchase* where *plan* is *pro*, up to 5 steps, UTC",
  );
  expect(reading(paths({ from: { event: "a" }, toNode: "b", per: "user", count: "transitions", maxSteps: 3 }), null)).toBe(
    "All paths of users from *a* to *b* within 7 days, up to 3 steps, UTC",
  );
  expect(reading(paths({ per: "user", countBy: { property: "company" }, window: null }), null)).toBe(
    "Paths of values of *company* with no time limit, up to 5 steps, UTC",
  );
});

test("names, rules and what is hidden", () => {
  const definition = paths({
    nodeBy: { page_viewed: "page_url", screen_viewed: "screen_name" },
    trimTrailingSlash: true,
    clean: [{ regex: "\\?.*", replace: "" }],
    groupNodes: ["/blog/*", "/docs/*"],
    exclude: ["ping"],
    excludeNodes: ["/health"],
    collapseRepeats: false,
    filters: [{ property: "country", value: "IT" }],
    daysOfWeek: [6, 7],
    identity: "raw",
  });
  expect(reading(definition, may)).toBe(
    "Paths of sessions, up to 5 steps, named by *page_url* and *screen_name*, trailing slashes cut, 1 cleaning rule, 2 groups, " +
      "without *ping* and */health*, repeats kept, where *country* is *IT*, identities not merged, 1–31 May 2024, Sat Sun only, UTC",
  );
  const many = paths({ include: ["a", "b", "c", "d", "e"], nodeProperty: "page", nodeLabel: "event_and_value", hideUnset: true });
  expect(reading(many, null)).toBe(
    "Paths of sessions, up to 5 steps, named by event and *page*, only *a*, *b*, *c* and 2 more, without what is not set, UTC",
  );
});

test("parts of a funnel", () => {
  const steps = [{ event: "sign_up" }, { event: "pay" }];
  expect(reading(paths({ funnel: { steps, part: "between", step: 2 } }), null)).toBe(
    "Paths of sessions between step 1 and step 2 of the funnel *sign_up* then *pay* within 7 days, up to 5 steps, UTC",
  );
  expect(reading(paths({ funnel: { steps, part: "afterDropOff", step: 2, window: null, includeMaturing: false } }), null)).toBe(
    "Paths of sessions that dropped off before step 2 of the funnel *sign_up* then *pay* with no time limit, their window over, up to 5 steps, UTC",
  );
});

test("how long users of a funnel are followed", () => {
  const steps = [{ event: "sign_up" }, { event: "pay" }];
  const of = (part: string, rest: object = {}) => reading(paths({ per: "user", funnel: { steps, part, step: 2 }, ...rest }), null);
  expect(of("after")).toBe(
    "Paths of users after step 2 of the funnel *sign_up* then *pay* within 7 days, followed for 7 days, up to 5 steps, UTC",
  );
  expect(of("before", { window: null })).toContain("within 7 days, looked back without limit, up to 5 steps");
  expect(of("between")).toContain("then *pay* within 7 days, up to 5 steps");
});

test("hostile names stay whole and marked as names", () => {
  const name = '<img src=x onerror="alert(1)">';
  expect(readingPhrases(paths({ fromNode: name }), null)).toContainEqual({ text: name, name: true });
});
