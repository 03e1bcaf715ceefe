import { describe, expect, test } from "vitest";
import { type CrowdArm, crowdAnswer } from "../../../testing/experiment/crowd.ts";
import { type Phrase, spoken } from "../../../vocabulary/phrase.ts";
import { leftOutNotes, splitBadge } from "./split-words.ts";
import { panelVerdict } from "./verdict.ts";

const arm = (variant: string, units: number, bought: number): CrowdArm => ({ variant, units, bought });
const told = (...given: Parameters<typeof crowdAnswer>) => {
  const { tone, clauses, facts, meaning } = panelVerdict(crowdAnswer(...given));
  return { tone, facts, meaning, clauses: clauses.map(({ words }) => spoken(words as Phrase[])) };
};
const buy = { type: "conversion", event: "buy", window: { value: 1, unit: "day" } };
const planned = { plan: { days: 14 } };

describe("the verdict of the panel", () => {
  test("a clear win", () => {
    expect(told({ arms: [arm("control", 2000, 200), arm("treatment", 2000, 250)], definition: planned, days: 14 })).toEqual({
      tone: "good",
      clauses: ["*treatment* converts better: +25.0% relative, 95% interval +4.9% to +49.0%"],
      facts: "4,000 users; 14 of 14 planned days",
      meaning: ["p 0.012: without a real difference a gap this big would appear in about 1.2% of tests."],
    });
  });

  test("a clear loss, and more is worse where less is better", () => {
    const arms = [arm("control", 2000, 250), arm("treatment", 2000, 200)];
    expect(told({ arms })).toMatchObject({
      tone: "bad",
      clauses: ["*treatment* converts worse: −20.0% relative, 95% interval −32.9% to −4.7%"],
      facts: "4,000 users; 30 days",
    });
    const definition = { metrics: [{ ...buy, direction: "decrease", label: "refunds" }] };
    expect(told({ arms, definition })).toMatchObject({
      tone: "good",
      clauses: ["*treatment* does better on *refunds*: −20.0% relative, 95% interval −32.9% to −4.7%"],
    });
  });

  test("no difference, and none that matters", () => {
    const arms = [arm("control", 2000, 400), arm("treatment", 2000, 404)];
    expect(told({ arms })).toEqual({
      tone: "neutral",
      clauses: ["No clear difference yet for *treatment*: +1.0% relative, 95% interval −10.7% to +14.3%"],
      facts: "4,000 users; 30 days",
      meaning: ["With so many a change of ±18.3% or more would likely have been seen."],
    });
    expect(told({ arms, definition: { plan: { minimumEffect: 0.2 } } })).toMatchObject({
      clauses: ["*treatment* makes no difference that matters: +1.0% relative, 95% interval −10.7% to +14.3%"],
    });
  });

  test("too early, by days or by users, or in the first week", () => {
    const arms = [arm("control", 2000, 200), arm("treatment", 2000, 250)];
    const so = "so far +25.0% relative, 95% interval +4.9% to +49.0%";
    expect(told({ arms, definition: planned, days: 9 })).toEqual({
      tone: "early",
      clauses: [`Too early to tell for *treatment*: 9 of 14 planned days; ${so}`],
      facts: "4,000 users; 9 of 14 planned days",
      meaning: ["An early read may still change: look again when the plan is reached."],
    });
    expect(told({ arms, definition: { plan: { unitsPerArm: 5000 } } }).clauses).toEqual([
      `Too early to tell for *treatment*: 2,000 of 5,000 users planned, in the smallest arm; ${so}`,
    ]);
    expect(told({ arms, days: 5 }).clauses).toEqual([`Too early to tell for *treatment*: 5 of the first 7 days; ${so}`]);
  });

  test("a broken split before everything else", () => {
    const result = crowdAnswer({ arms: [arm("control", 2000, 200), arm("treatment", 1700, 250)] });
    expect(panelVerdict(result)).toEqual({
      tone: "blocked",
      clauses: [
        {
          tone: "blocked",
          words: [
            { text: "Don't read this result: expected 50/50, got 54.1/45.9 (p 0.00000081). Check assignment, redirects, bots and filters" },
          ],
        },
      ],
      facts: "3,700 users; 30 days",
      meaning: [],
    });
    expect(splitBadge(result.exposure?.split ?? { status: "ok", p: 1 })).toEqual({
      tone: "bad",
      text: "Traffic split looks broken (p 0.00000081)",
    });
  });

  test("three variants", () => {
    expect(told({ arms: [arm("control", 2000, 200), arm("b", 2000, 202), arm("c", 2000, 260)] })).toMatchObject({
      tone: "good",
      clauses: [
        "No clear difference yet for *b*: +1.0% relative, 95% interval −16.1% to +21.6%",
        "*c* converts better: +30.0% relative, 95% interval +9.3% to +54.6%",
      ],
      facts: "6,000 users; 30 days",
      meaning: [
        "p 0.006 (0.003 before correction for the number of comparisons): without a real difference a gap this big would appear in about 0.29% of tests.",
        expect.stringContaining("With so many"),
      ],
    });
  });

  test("zero conversions, in all arms, in the control", () => {
    expect(told({ arms: [arm("control", 200, 0), arm("treatment", 200, 0)] })).toEqual({
      tone: "early",
      clauses: ["Not enough data yet: nobody has converted"],
      facts: "400 users; 30 days",
      meaning: [],
    });
    expect(told({ arms: [arm("control", 200, 0), arm("treatment", 200, 20)] })).toMatchObject({
      tone: "good",
      clauses: ["*treatment* converts better: +10.0 pp, 95% interval +6.1 pp to +14.9 pp"],
      meaning: [expect.stringContaining("p <0.0001"), "The control has nothing, so there is no relative change."],
    });
  });

  test("too little of anything", () => {
    expect(told({ arms: [arm("control", 50, 10), arm("treatment", 50, 10)] }).clauses).toEqual(["Not enough data yet: too few in an arm"]);
    expect(told({ arms: [arm("control", 50, 10)] }).clauses).toEqual([
      "Not enough data yet: only one variant was seen, there is nothing to compare with",
    ]);
    const definition = { variants: [{ name: "control" }, { name: "b", label: "New page" }] };
    expect(told({ arms: [arm("control", 8, 3)], definition }).clauses).toEqual(["Not enough data yet: *New page*: nobody yet"]);
    expect(told({ arms: [] }).clauses).toEqual(["Nobody was exposed in this range"]);
  });

  test("windows that have not passed", () => {
    const definition = { metrics: [{ ...buy, window: { value: 60, unit: "day" } }] };
    expect(told({ arms: [arm("control", 50, 10), arm("b", 50, 10)], definition }).clauses).toEqual([
      "Not enough data yet: *control*, *b*: no window has passed",
    ]);
  });

  test("a guardrail that is harmed is never left unsaid", () => {
    const definition = { metrics: [buy, { ...buy, event: "return", direction: "decrease", role: "guardrail" }] };
    expect(
      told({
        arms: [
          { ...arm("control", 2000, 200), returned: 20 },
          { ...arm("treatment", 2000, 250), returned: 60 },
        ],
        definition,
      }),
    ).toMatchObject({
      tone: "bad",
      clauses: [
        "*treatment* converts better: +25.0% relative, 95% interval +4.9% to +49.0%",
        expect.stringMatching(/^\*treatment\* harms \*return\*: \+200\.0% relative, 95% interval/),
      ],
    });
  });

  test("sequential and Bayesian readings say what they are", () => {
    const arms = [arm("control", 2000, 200), arm("treatment", 2000, 300)];
    expect(told({ arms, definition: { method: "sequential", plan: { unitsPerArm: 4000 } }, days: 3 })).toMatchObject({
      tone: "good",
      clauses: [expect.stringContaining("converts better: +50.0% relative, 95% always-valid interval +")],
      meaning: [expect.any(String), "Interval and p hold at any time."],
    });
    expect(told({ arms, definition: { method: "bayesian" } })).toMatchObject({
      tone: "good",
      clauses: [expect.stringContaining("95% credible interval")],
      meaning: [expect.stringMatching(/^Probability of being better >99\.9%, expected loss of choosing it 0/)],
    });
  });

  test("hostile names stay whole and marked as names", () => {
    const name = "<img src=x>";
    const { clauses } = panelVerdict(crowdAnswer({ arms: [arm("control", 2000, 200), arm(name, 2000, 250)] }));
    expect(clauses[0]?.words).toContainEqual({ text: name, name: true });
  });

  test("who is left out, with a warning from one in a hundred", () => {
    const several = (count: number) =>
      leftOutNotes({ units: 990, leftOut: { beforeRange: 3, severalVariants: count, notPlanned: 0, withoutVariant: 0 } });
    expect(several(9).map(({ isWarning }) => isWarning)).toEqual([false, false]);
    expect(several(10).map(({ isWarning, words }) => [isWarning, spoken(words as Phrase[])])).toEqual([
      [true, "10 saw several variants (1.0%) and are in none: check the assignment if they are many"],
      [false, "3 were exposed before the range"],
    ]);
  });
});
