import fc from "fast-check";
import { nodeKinds } from "../../reports/paths/definition/node.ts";
import { funnelParts, type PathsDefinition, pathsDefinition, pathViews } from "../../reports/paths/definition.ts";
import { conditionList, eventReference } from "../random-event-ref.ts";
import { userNames } from "../random-log.ts";
import { pageNames } from "./random-log.ts";

type Json = Record<string, unknown>;

/** Present once in so many times; absent, the default of the definition holds. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** A record without the entries that came out undefined. */
function record(entries: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> {
  return fc.record(entries).map((json) => Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined)));
}

const eventName = fc.constantFrom("a", "b", "c", "(other)", "(drop-off)", "...", "🦊", "never");
/** Names that the logs are full of, whatever nodes are named by. */
const common = fc.constantFrom("a", "b", "c", "/", "/home", "/p/1", "x");
const nodeName = fc.oneof(
  { weight: 5, arbitrary: common },
  { weight: 1, arbitrary: eventName },
  { weight: 1, arbitrary: fc.constantFrom<string>("a: x", ...pageNames) },
);
const someNames = <T>(name: fc.Arbitrary<T>, least: number, most = 3): fc.Arbitrary<T[]> =>
  fc.array(name, { minLength: least, maxLength: most });

const length = fc.constantFrom(
  { value: 1, unit: "second" },
  { value: 1, unit: "minute" },
  { value: 30, unit: "minute" },
  { value: 1, unit: "hour" },
  { value: 1, unit: "day" },
);

const range = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Json>({ from: "all" }, { from: "2024-03-01" }, { from: "2024-03-30", to: "2024-04-10" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>(
      { from: "2024-03-30", to: "2024-03-30" },
      { from: "2024-03-31", to: "2024-04-01" },
      { from: "2024-03-30T21:10", to: "2024-03-30T23:00:00" },
      { from: "2024-03-30T21:00:00.000001", to: "2024-04-02" },
      { last: { value: 2, unit: "day" } },
      { this: "month" },
    ),
  },
);

const cleanRule = fc.constantFrom(
  { regex: "\\?.*", replace: "" },
  { regex: "^/(\\w+)/.*$", replace: "/\\1/<id>" },
  { regex: "(x)?(x)", replace: "\\1-\\2" },
  { regex: ".*", replace: "all" },
  { regex: "x*", replace: "-" },
  { regex: "^x$", replace: "" },
  { regex: "^$", replace: "home" },
  { regex: "[*_.]", replace: "\\\\ $1 \\0" },
  { regex: "🦊|\\(", replace: "\\" },
);

const groupPattern = fc.constantFrom("/p/*", "*", "/home", "x*x", "%", "_", ".", "(", "\\", "a: *", "[x]+", "*.b");

const naming: Record<string, fc.Arbitrary<unknown>> = {
  include: sometimes(fc.constantFrom(["a"], ["a", "b"], ["b", "(other)", "never"]), 6),
  exclude: sometimes(someNames(eventName, 0, 2)),
  nodeBy: sometimes(fc.constantFrom<Json>({ a: "p" }, { a: "p", b: "q", "🦊": "p" }, { c: "never", a: "p" }), 3),
  nodeProperty: sometimes(fc.constantFrom("p", "p", "p", "q"), 3),
  nodeLabel: sometimes(fc.constant("event_and_value")),
  hideUnset: sometimes(fc.constant(true)),
  trimTrailingSlash: sometimes(fc.constant(true), 3),
  clean: sometimes(someNames(cleanRule, 0, 2), 3),
  groupNodes: sometimes(someNames(groupPattern, 0, 2), 3),
  excludeNodes: sometimes(someNames(nodeName, 0, 2), 3),
  collapseRepeats: sometimes(fc.constant(false), 3),
};

const funnel = fc.tuple(fc.array(eventReference, { minLength: 1, maxLength: 3 }), fc.constantFrom(...funnelParts)).chain(([steps, part]) =>
  record({
    steps: fc.constant(steps),
    part: fc.constant(part),
    step: fc.integer({ min: 1, max: steps.length }),
    window: sometimes(fc.option(length, { freq: 5 }), 2),
    includeMaturing: sometimes(fc.constant(false)),
  }),
);

const named = (word: string): fc.Arbitrary<Json> => nodeName.map((name) => ({ [`${word}Node`]: name }));
const meant = (word: string): fc.Arbitrary<Json> => eventReference.map((ref) => ({ [word]: ref }));
const anchor = (word: string): fc.Arbitrary<Json> => fc.oneof({ weight: 2, arbitrary: named(word) }, { weight: 1, arbitrary: meant(word) });
const both = fc.tuple(anchor("from"), anchor("to")).map(([from, to]): Json => ({ ...from, ...to }));

const ends = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Json>({}) },
  { weight: 3, arbitrary: anchor("from") },
  { weight: 3, arbitrary: anchor("to") },
  { weight: 3, arbitrary: both },
  { weight: 3, arbitrary: funnel.map((each): Json => ({ funnel: each })) },
);

const kind = fc.oneof({ weight: 4, arbitrary: fc.constant("value") }, { weight: 2, arbitrary: fc.constantFrom(...nodeKinds) });
const early = fc.constantFrom(1, 1, 1, 2, 2, 3, 5);

const part = fc.oneof(
  record({ step: early, node: nodeName, kind, search: sometimes(fc.constant("U")) }),
  record({ step: early, from: nodeName, fromKind: kind, to: nodeName, toKind: kind }),
  record({ sequence: fc.array(record({ node: nodeName, kind: sometimes(kind) }), { minLength: 1, maxLength: 3 }) }),
  record({ step: early, node: nodeName, kind, limit: fc.constant(2), offset: fc.constantFrom(0, 1) }),
);

const unit = fc.oneof(
  { weight: 3, arbitrary: record({ per: sometimes(fc.constant("session")), countBy: sometimes(fc.constant("session"), 6) }) },
  {
    weight: 2,
    arbitrary: record({
      per: fc.constant("user"),
      window: sometimes(fc.option(length, { freq: 5 }), 2),
      countBy: sometimes(fc.constantFrom<unknown>({ property: "q" }, { property: "p", of: "user" }), 4),
    }),
  },
);

const rest = record({
  kind: fc.constant("paths"),
  range,
  timezone: fc.constantFrom("UTC", "Europe/Rome", "America/Los_Angeles"),
  filters: sometimes(conditionList, 10),
  identity: sometimes(fc.constant("raw"), 6),
  daysOfWeek: sometimes(fc.constantFrom([6], [7, 1], []), 8),
  sessionTimeoutMinutes: sometimes(fc.constantFrom(1, 10, 29, 60), 3),
  count: sometimes(fc.constant("transitions"), 3),
  maxSteps: sometimes(fc.constantFrom(2, 2, 3, 3, 4, 10), 2),
  ...naming,
  align: sometimes(fc.constant("start"), 3),
  dropOff: sometimes(fc.constant(false), 3),
  maxNodesPerStep: sometimes(fc.option(fc.constantFrom(1, 1, 2), { freq: 4 }), 2),
  edgeLimit: sometimes(fc.constantFrom(1, 3, 6), 4),
  minCount: sometimes(fc.constantFrom(1, 2), 5),
  maxCount: sometimes(fc.constantFrom(1, 2), 8),
  view: fc.constantFrom("paths", "paths", "paths", "paths", "sequences", ...pathViews),
  sequenceLimit: sometimes(fc.constantFrom(1, 2), 3),
  part,
  cohorts: fc.constant({ c1: { users: [userNames[0]] } }),
});

/** Valid definitions over the names of the random logs, with every option of paths. */
export const randomPaths: fc.Arbitrary<PathsDefinition> = fc
  .tuple(unit, ends, rest)
  .map((parts): Json => Object.assign({}, ...parts))
  .map((json) => pathsDefinition.safeParse(json.view === "members" ? { ...json, maxNodesPerStep: 1 } : json))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as PathsDefinition);
