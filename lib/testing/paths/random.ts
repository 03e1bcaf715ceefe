import fc from "fast-check";
import { nodeKinds } from "../../reports/paths/definition/node.ts";
import { funnelParts, type PathsDefinition, pathsDefinition, pathViews } from "../../reports/paths/definition.ts";
import { randomCohorts } from "../random-cohort.ts";
import { conditionList, eventReference } from "../random-event-ref.ts";
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
const common = fc.constantFrom("a", "a", "b", "b", "/", "/", "/home", "/home", "x");
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

const funnel = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom<Json>({ event: "a" }, { event: "b" }), eventReference), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...funnelParts),
  )
  .chain(([steps, part]) =>
    record({
      steps: fc.constant(steps),
      part: fc.constant(part),
      step: fc.integer({ min: steps.length > 1 ? 2 : 1, max: steps.length }),
      window: sometimes(fc.option(length, { freq: 5 }), 3),
      includeMaturing: sometimes(fc.constant(false)),
    }),
  );

const named = (word: string): fc.Arbitrary<Json> => nodeName.map((name) => ({ [`${word}Node`]: name }));
const meant = (word: string): fc.Arbitrary<Json> =>
  fc.oneof(fc.constantFrom({ event: "a" }, { event: ["a", "b"] }, { event: null }), eventReference).map((ref) => ({ [word]: ref }));
const anchor = (word: string): fc.Arbitrary<Json> => fc.oneof({ weight: 2, arbitrary: named(word) }, { weight: 1, arbitrary: meant(word) });
const both = fc.tuple(anchor("from"), anchor("to")).map(([from, to]): Json => ({ ...from, ...to }));

const ends = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Json>({}) },
  { weight: 3, arbitrary: anchor("from") },
  { weight: 3, arbitrary: anchor("to") },
  { weight: 3, arbitrary: both },
  { weight: 3, arbitrary: funnel.map((each): Json => ({ funnel: each })) },
);

const kind = fc.oneof({ weight: 2, arbitrary: fc.constant("value") }, { weight: 1, arbitrary: fc.constantFrom(...nodeKinds) });
const early = fc.constantFrom(1, 1, 1, 2, 2, 3, 5);
const anyNode = fc.oneof(
  { weight: 2, arbitrary: common.map((node): Json => ({ node })) },
  { weight: 1, arbitrary: record({ node: nodeName, kind }) },
);

/** The words of a part for one node, under its name and kind. */
const asPart = (words: [string, string]): fc.Arbitrary<Json> =>
  anyNode.map(({ node, ...rest }) => ({ [words[0]]: node, ...(rest.kind ? { [words[1]]: rest.kind } : {}) }));

const ending = fc.constantFrom<Json>(
  { to: "(drop-off)", toKind: "dropOff" },
  { to: "(hidden)", toKind: "hidden" },
  { to: "(continues)", toKind: "continues" },
  { to: "(other)", toKind: "other" },
);
const page = record({ search: sometimes(fc.constant("U")), limit: sometimes(fc.constant(2)), offset: sometimes(fc.constant(1)) });

const part = fc.oneof(
  fc.tuple(record({ step: early }), asPart(["node", "kind"]), page).map((parts): Json => Object.assign({}, ...parts)),
  fc
    .tuple(record({ step: early }), asPart(["from", "fromKind"]), fc.oneof(asPart(["to", "toKind"]), ending), page)
    .map((parts): Json => Object.assign({}, ...parts)),
  fc
    .tuple(fc.array(anyNode, { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(([nodes, ends]): Json => ({ sequence: ends ? [...nodes, { node: "(drop-off)", kind: "dropOff" }] : nodes })),
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
  cohorts: randomCohorts,
});

/** Valid definitions over the names of the random logs, with every option of paths. */
export const randomPaths: fc.Arbitrary<PathsDefinition> = fc
  .tuple(unit, ends, rest)
  .map((parts): Json => Object.assign({}, ...parts))
  .map((json) => pathsDefinition.safeParse(sensible(json)))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as PathsDefinition);

/** Pages stand where pages are looked for, and something is folded where the folded are asked for. */
function sensible(json: Json): Json {
  const named = JSON.stringify([json.fromNode, json.toNode, json.view === "actors" ? json.part : null]);
  return {
    ...(named.includes('"/') ? { nodeProperty: "p" } : {}),
    ...json,
    ...(json.view === "members" ? { maxNodesPerStep: 1 } : {}),
  };
}
