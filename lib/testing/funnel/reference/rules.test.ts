import { describe, expect, it } from "vitest";
import { funnelDefinition } from "../../../reports/funnel/definition.ts";
import type { CaseEvent } from "../../case.ts";
import { evaluateFunnel } from "../reference.ts";

const start = Date.UTC(2024, 4, 1);

/** "a0 b10 c10.p=x" is event a at second 0, b at second 10 and c at second 10 with property p = x; all of one user. */
function log(text: string, user = "u"): CaseEvent[] {
  return text.split(" ").map((word) => {
    const [name, property] = word.split(".");
    const [, event = "", second = ""] = /^([a-z]+)(\d+)$/.exec(name ?? "") ?? [];
    const [key = "", value] = property?.split("=") ?? [];
    return { event, user, time: new Date(start + Number(second) * 1000).toISOString(), properties: value ? { [key]: value } : {} };
  });
}

type Options = Record<string, unknown> & {
  steps?: string | object[];
  events: CaseEvent[];
  users?: Record<string, Record<string, unknown>>;
};

function answer({ steps = "abc", events, users = {}, ...options }: Options) {
  const definition = funnelDefinition.parse({
    kind: "funnel",
    steps: typeof steps === "string" ? [...steps].map(letter) : steps,
    range: { from: "2024-05-01", to: "2024-05-02" },
    window: { value: 100, unit: "second" },
    ...options,
  });
  return evaluateFunnel({ events, users }, definition);
}

/** A capital letter is an optional step. */
function letter(name: string) {
  return name === name.toUpperCase() ? { event: name.toLowerCase(), optional: true } : { event: name };
}

const counts = (text: string, options: Omit<Options, "events"> = {}): number[] =>
  (answer({ ...options, events: log(text) }).steps ?? []).map(({ count }) => count);

describe("ties and grace", () => {
  it("lets rows of one instant serve in either order, each once", () => {
    expect(counts("b0 a0", { steps: "ab" })).toEqual([1, 1]);
    expect(counts("a0", { steps: "aa" })).toEqual([1, 0]);
    expect(counts("a0 a0", { steps: "aa" })).toEqual([1, 1]);
  });
  it("measures grace from the latest row chosen before", () => {
    expect(counts("b0 a5", { steps: "ab", graceSeconds: 5 })).toEqual([1, 1]);
    expect(counts("b0 a6", { steps: "ab", graceSeconds: 5 })).toEqual([1, 0]);
    expect(counts("c0 b5 a8", { graceSeconds: 5 })).toEqual([1, 1, 0]);
  });
});

describe("windows", () => {
  it("includes the window's end", () => {
    expect(counts("a0 b100", { steps: "ab" })).toEqual([1, 1]);
    expect(counts("a0 b101", { steps: "ab" })).toEqual([1, 0]);
  });
  it("finds with step windows what a greedy choice misses", () => {
    const ten = { value: 10, unit: "second" };
    expect(counts("a0 b5 b12 c15", { stepWindows: [{ value: 20, unit: "second" }, ten] })).toEqual([1, 1, 1]);
    expect(counts("a0 b5 c16", { stepWindows: [ten, ten] })).toEqual([1, 1, 0]);
    expect(counts("a0 b5 c5000", { stepWindows: [ten, null] })).toEqual([1, 1, 1]);
  });
  it("tells dropped from in window by the data end", () => {
    const states = (text: string, options: Omit<Options, "events"> = {}) => {
      const { dropped, inWindow } = answer({ ...options, steps: "ab", events: log(text) }).steps?.[1] ?? {};
      return [dropped, inWindow];
    };
    expect(states("a0 x99")).toEqual([0, 1]);
    expect(states("a0 x100")).toEqual([1, 0]);
    expect(states("a0", { window: null })).toEqual([1, 0]);
  });
});

describe("which attempt counts", () => {
  it("best takes a later entry that goes further, first does not", () => {
    expect(counts("a0 a200 b250", { steps: "ab" })).toEqual([1, 1]);
    expect(counts("a0 a200 b250", { steps: "ab", attempt: "first" })).toEqual([1, 0]);
  });
  it("every begins again after completion and after expiry", () => {
    expect(counts("a0 b10 a20 b30", { steps: "ab", attempt: "every" })).toEqual([2, 2]);
    expect(counts("a0 a50 a101 b110", { steps: "ab", attempt: "every" })).toEqual([2, 1]);
    expect(counts("a0 a50 a101 b120", { steps: "abc", attempt: "every", window: null })).toEqual([1, 1, 0]);
  });
  it("every uses a row for one attempt only and lets the deadline itself pass", () => {
    expect(counts("a0 b10 a10 c20", { steps: "ab", attempt: "every" })).toEqual([2, 1]);
    expect(counts("a0 a100", { steps: "ab", attempt: "every" })).toEqual([1, 0]);
  });
  it("prefers more optional steps to an earlier entry of the same depth", () => {
    const groups = answer({
      steps: "aBc",
      events: log("a0.p=x c10 a50.p=y b52 c53"),
      breakdown: { property: "p" },
      window: { value: 40, unit: "second" },
    });
    expect(groups.groups?.map(({ group }) => group)).toEqual(["y"]);
  });
  it("every begins again after the exclusion that ended an attempt", () => {
    const exclusions = [{ event: "x", after: 1, before: 2 }];
    expect(counts("a0 x10 a20 b30", { steps: "ab", attempt: "every", exclusions })).toEqual([2, 1]);
  });
});

describe("strict", () => {
  const strict = { order: "strict" };
  it("is broken by any other row between, not by rows at the outer instants", () => {
    expect(counts("a0 x5 b10", { steps: "ab", ...strict })).toEqual([1, 0]);
    expect(counts("x0 a0 b10 x10", { steps: "ab", ...strict })).toEqual([1, 1]);
    expect(counts("a0 x10 b10 c20", strict)).toEqual([1, 1, 0]);
    expect(counts("a0 c10 b10", strict)).toEqual([1, 1, 1]);
  });
  it("hears only the events in scope", () => {
    expect(counts("a0 x5 b10", { steps: "ab", ...strict, strictScope: [{ event: "y" }] })).toEqual([1, 1]);
    expect(counts("a0 y5 b10", { steps: "ab", ...strict, strictScope: [{ event: "y" }] })).toEqual([1, 0]);
    expect(counts("a0 c5 b10", { ...strict, strictScope: [{ event: "y" }] })).toEqual([1, 0, 0]);
  });
  it("does not hear rows removed by filters", () => {
    const filters = [{ property: "p", op: "is", value: "x" }];
    expect(counts("a0.p=x z5 b10.p=x", { steps: "ab", ...strict, filters })).toEqual([1, 1]);
  });
});

describe("unordered", () => {
  it("counts the steps done within the window of the earliest, each by its own row", () => {
    expect(counts("c0 a50 b100", { order: "unordered" })).toEqual([1, 1, 1]);
    expect(counts("c0 a50 b101", { order: "unordered" })).toEqual([1, 1, 0]);
    expect(counts("a0", { steps: "aa", order: "unordered" })).toEqual([1, 0]);
  });
});

describe("exclusions", () => {
  const between = (after: number, before: number) => ({ exclusions: [{ event: "x", after, before }] });
  const removing = (after: number, before: number) => ({ ...between(after, before), exclusionMeans: "removes_actor" });
  it("ends the attempt at the step before it, strictly between", () => {
    expect(counts("a0 x5 b10 c20", between(1, 2))).toEqual([1, 0, 0]);
    expect(counts("a0 x0 b10 x10 c20", between(1, 2))).toEqual([1, 1, 1]);
    expect(counts("a0 b10 x15 c20", between(1, 3))).toEqual([1, 0, 0]);
    expect(counts("a0 b10 x15 c20", between(2, 3))).toEqual([1, 1, 0]);
  });
  it("removes the actor unless as deep an attempt is clean", () => {
    expect(counts("a0 x5 b10", { steps: "ab", ...removing(1, 2) })).toEqual([0, 0]);
    expect(counts("a0 x5 b10 a20 b30", { steps: "ab", ...removing(1, 2) })).toEqual([1, 1]);
    expect(counts("a0 x50", { steps: "ab", ...removing(1, 2) })).toEqual([0, 0]);
    expect(counts("a0 x100", { steps: "ab", ...removing(1, 2) })).toEqual([0, 0]);
    expect(counts("a0 x101", { steps: "ab", ...removing(1, 2) })).toEqual([1, 0]);
    expect(counts("a0 x5 b10 c20 a200 b210", removing(1, 2))).toEqual([1, 1, 0]);
    expect(counts("a0 x5 b10 c20 a200", removing(1, 2))).toEqual([0, 0, 0]);
    expect(counts("a0 x5 a10", { steps: "ab", ...removing(1, 2) })).toEqual([1, 0]);
    expect(counts("a0 x5 a200 b210", { steps: "abc", ...removing(1, 3) })).toEqual([1, 1, 0]);
  });
  it("wipes an unordered attempt, later entries still count", () => {
    expect(counts("a0 x5 b10 c20", { order: "unordered", ...removing(1, 3) })).toEqual([1, 1, 0]);
    expect(counts("a0 b10 x15", { order: "unordered", ...removing(1, 3) })).toEqual([0, 0, 0]);
    expect(counts("a0 b10 x15 c20", { order: "unordered", ...between(1, 3) })).toEqual([1, 0, 0]);
  });
});

describe("optional steps, hold and groups", () => {
  it("counts an optional step where it fits and never waits for it", () => {
    expect(counts("a0 c20", { steps: "aBc" })).toEqual([1, 0, 1]);
    expect(counts("a0 b5 c20", { steps: "aBc" })).toEqual([1, 1, 1]);
    expect(counts("a0 c20 b30", { steps: "aBc" })).toEqual([1, 0, 1]);
  });
  it("keeps the held values along the attempt", () => {
    expect(counts("a0.p=x b10.p=y", { steps: "ab", hold: ["p"] })).toEqual([1, 0]);
    expect(counts("a0.p=x a1.p=y b10.p=y", { steps: "ab", hold: ["p"] })).toEqual([2, 1]);
  });
  it.each([
    ["entry", { x: [1, 1] }],
    ["first", { y: [1, 1] }],
    ["last", { z: [1, 1] }],
    ["each", { y: [1, 0], x: [1, 0] }],
    [{ step: 1 }, { y: [1, 0], x: [1, 1] }],
    [{ step: 2 }, { "(not set)": [1, 1], z: [1, 1] }],
  ])("groups by %j", (attribution, expected) => {
    const events = log("a0.p=y a150.p=x b160 b165.p=z");
    const groups = answer({ steps: "ab", events, breakdown: { property: "p", attribution } }).groups ?? [];
    const found = Object.fromEntries(groups.map(({ group, steps }) => [group, steps.map(({ count }) => count)]));
    expect(found).toEqual(expected);
  });
});

describe("scope", () => {
  it("takes the first event of a name even where it does not match, or the first that matches", () => {
    const text = "a0 a10.p=x b20";
    const first = (occurrence: string) => ({ steps: [{ event: "a", where: [{ property: "p", value: "x" }], occurrence }, { event: "b" }] });
    const reached = (occurrence: string) => counts(text, first(occurrence));
    expect(reached("first_ever")).toEqual([0, 0]);
    expect(reached("first_ever_matching")).toEqual([1, 1]);
  });
  it("bounds the entry only, or every row, and sessions always", () => {
    const range = { from: "2024-05-01T00:00:00", to: "2024-05-01T00:00:10" };
    expect(counts("a10 b11 a12", { steps: "ab", range })).toEqual([1, 1]);
    expect(counts("a10 b11", { steps: "ab", range, rangeCovers: "all" })).toEqual([1, 0]);
    const events = log("a10 b11").map((event) => ({ ...event, session: "s" }));
    expect(answer({ steps: "ab", events, range, countBy: "session" }).steps?.map(({ count }) => count)).toEqual([1, 0]);
  });
  it("leaves a unit without step k out of its groups, and counts it", () => {
    const { groups, notReached } = answer({
      steps: "ab",
      events: log("a0.p=x b500.p=y"),
      breakdown: { property: "p", attribution: { step: 2 } },
    });
    expect([groups, notReached]).toEqual([[], 1]);
  });
  it("reads numbers as numbers even when stored as text", () => {
    const [event] = log("a0");
    const events = event ? [{ ...event, properties: { p: "5.0" } }] : [];
    expect(answer({ steps: "a", events, filters: [{ property: "p", value: 5 }] }).steps?.[0]?.count).toBe(1);
    expect(answer({ steps: "a", events, filters: [{ property: "p", value: "5" }] }).steps?.[0]?.count).toBe(0);
  });
  it("ends a range with the local day, also when clocks change", () => {
    const range = { from: "2024-03-31", to: "2024-03-31" };
    const at = (time: string) =>
      answer({ steps: "a", range, timezone: "Europe/Rome", events: [{ event: "a", user: "u", time }] }).steps?.[0]?.count;
    expect(["2024-03-30T23:00:00Z", "2024-03-31T21:59:59.999999Z", "2024-03-31T22:00:00Z"].map(at)).toEqual([1, 1, 0]);
  });
});

describe("views", () => {
  it("marks buckets whose last entries are still in their window", () => {
    const { series } = answer({ steps: "ab", events: log("a0 x86499"), view: "trend" });
    expect(series?.map(({ maturing }) => maturing)).toEqual([true, true]);
    const later = answer({ steps: "ab", events: log("a0 x86500"), view: "trend" });
    expect(later.series?.map(({ maturing }) => maturing)).toEqual([false, true]);
  });
  it("makes as many bins as the cube root of the sample, and one more", () => {
    const events = ["u", "v", "w", "x", "y"].flatMap((user, index) => log(`a0 b${10 + index}`, user));
    expect(answer({ steps: "ab", events, view: "timeToConvert" }).bins).toEqual([
      { fromSeconds: 10, toSeconds: 12, count: 2 },
      { fromSeconds: 12, toSeconds: 14, count: 2 },
      { fromSeconds: 14, toSeconds: 16, count: 1 },
    ]);
  });
  it("correlates events strictly after the entry", () => {
    const events = log("a0 x0 y10 b20");
    const { correlations } = answer({ steps: "ab", events, view: "correlation", correlate: { by: "events" } });
    expect(correlations?.map(({ event }) => event)).toEqual(["y"]);
  });
});

describe("time and identity", () => {
  it("averages, halves and takes type-7 percentiles of the times", () => {
    const events = [log("a0 b10", "u"), log("a0 b20", "v"), log("a0 b60", "w")].flat();
    const step = answer({ steps: "ab", events }).steps?.[1];
    expect([step?.averageSeconds, step?.medianSeconds, step?.p90Seconds]).toEqual([30, 20, 52]);
  });
  it("joins anonymous rows to the user they were first seen with", () => {
    const [a, link, b] = log("a0 x5 b10");
    if (!a || !link || !b) throw new Error("three events");
    const events = [{ ...a, user: null, anonymous_id: "n" }, { ...link, anonymous_id: "n" }, b];
    expect(answer({ steps: "ab", events }).steps?.map(({ count }) => count)).toEqual([1, 1]);
    expect(answer({ steps: "ab", events, identity: "raw" }).steps?.map(({ count }) => count)).toEqual([1, 0]);
  });
  it("counts rows of one id once", () => {
    const events = log("a0 a10").map((event) => ({ ...event, id: "1" }));
    expect(answer({ steps: "aa", events }).steps?.map(({ count }) => count)).toEqual([1, 0]);
  });
  it("splits sessions at a gap of thirty minutes", () => {
    expect(counts("a0 a1799 a3599", { steps: "aa", countBy: "session", window: null })).toEqual([2, 1]);
  });
  it("sweeps with the fastest attempt, ends included", () => {
    const definition = funnelDefinition.parse({
      kind: "funnel",
      steps: [{ event: "a" }, { event: "b" }],
      range: { from: "all" },
      view: "sweep",
    });
    const { sweep } = evaluateFunnel({ events: log("a0 b50 a90 b100") }, definition, { sweepSeconds: [9, 10, 60] });
    expect(sweep?.map(({ converted }) => converted)).toEqual([0, 1, 1]);
  });
});
