import { expect, test } from "vitest";
import { pathsDefinition } from "./definition.ts";

const complaints = (rest: object): string[] =>
  pathsDefinition.safeParse({ kind: "paths", ...rest }).error?.issues.map(({ message }) => message) ?? [];

test.each([
  [{ window: { value: 1, unit: "day" } }, /take the window out/],
  [{ countBy: { property: "company" } }, /choose per user to follow each company/],
  [{ per: "user", countBy: "session" }, /choose paths per session/],
  [{ compare: "previous_period" }, /take the comparison out/],
  [{ from: { event: "a" }, fromNode: "a" }, /say once where paths start/],
  [{ to: { event: "a" }, toNode: "a" }, /say once where paths end/],
  [{ from: { event: "a" }, exclude: ["a"] }, /the start event is hidden/],
  [{ to: { event: "a" }, include: ["b"] }, /the end event is hidden/],
  [{ include: ["a"], exclude: ["a", "b"] }, /take one of the two lists back/],
  [{ nodeLabel: "event_and_value" }, /name a property/],
  [{ clean: [{ regex: "(", replace: "" }] }, /not a regular expression/],
  [{ clean: [{ regex: "a(?=b)", replace: "" }] }, /no look-around/],
  [{ clean: [{ regex: "(a)\\1", replace: "" }] }, /no back-references/],
  [{ clean: [{ regex: "(a)", replace: "\\2" }] }, /the pattern does not have \(it has 1\)/],
  [{ clean: [{ regex: "a{2000}", replace: "" }] }, /at most 1000 times/],
  [{ minCount: 3, maxCount: 2 }, /exchange the two/],
  [{ view: "actors" }, /say which node, edge or sequence/],
  [{ view: "actors", part: { step: 1 } }, /name one of/],
  [{ view: "actors", part: { step: 1, from: "a" } }, /give from and to/],
  [{ view: "actors", part: { node: "a" } }, /at which step/],
  [{ view: "actors", part: { step: 1, node: "(drop-off)", kind: "dropOff" } }, /asked for as an edge/],
  [{ view: "members" }, /which step's \(other\)/],
  [{ view: "members", part: { step: 1 }, maxNodesPerStep: null }, /set one/],
  [{ view: "cleaning" }, /add a cleaning rule/],
  [{ funnel: { steps: [{ event: "a" }], part: "after", step: 2 } }, /the funnel has 1 steps/],
  [{ funnel: { steps: [{ event: "a" }], part: "between", step: 1 } }, /choose step 2/],
  [{ funnel: { steps: [{ event: "a" }], part: "after", step: 1 }, fromNode: "a" }, /take the start and the end out/],
])("refuses %j", (rest, message) => {
  expect(complaints(rest)).toContainEqual(expect.stringMatching(message));
});

test("unknown words are refused", () => {
  expect(complaints({ maxStep: 3 })).not.toEqual([]);
});

test("a group, a name and an escaped digit in a cleaning rule are fine", () => {
  expect(complaints({ clean: [{ regex: "^/p/(\\d+)(/.*)?$", replace: "/p/<id>\\2 $1 \\\\" }] })).toEqual([]);
});
