import { expect, test } from "vitest";
import { decodeDefinition } from "../../../../lib/reports/address.ts";
import { funnelDefinition } from "../../../../lib/reports/funnel/definition.ts";
import { pathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { PathsResult, SequenceNode } from "../../../../lib/reports/paths/result/answer.ts";
import type { CatalogueEvent } from "../../../inputs/catalogue.tsx";
import { funnelOf, mainWay } from "./as-funnel.ts";

const events = ["a", "b", "c", "a: b"].map((name): CatalogueEvent => ({ name, count: 1, lastSeen: null, spark: [] }));
const paths = (rest: object = {}) => pathsDefinition.parse({ kind: "paths", ...rest });
const named = (...names: string[]): SequenceNode[] => names.map((node) => ({ node, kind: "value" }));

/** The funnel behind the address, as the funnel's own schema takes it. */
function read(nodes: SequenceNode[], definition = paths()) {
  const href = funnelOf(nodes, { definition, catalogue: { events }, test: null });
  if (href === null) return null;
  const query = new URLSearchParams(href.slice(href.indexOf("?")));
  return funnelDefinition.parse({ kind: "funnel", ...decodeDefinition(query.get("q") ?? "") });
}

test("a path of sessions becomes a funnel of sessions, a path of users one within their window", () => {
  expect(read(named("a", "b"))).toMatchObject({ steps: [{ event: "a" }, { event: "b" }], countBy: "session" });
  const users = paths({ per: "user", window: { value: 3, unit: "hour" }, filters: [{ property: "plan", value: "pro" }] });
  expect(read(named("a", "b"), users)).toMatchObject({
    countBy: "user",
    window: { value: 3, unit: "hour" },
    filters: [{ property: "plan" }],
  });
});

test("nodes named by a property ask for its value, an anchor keeps its own words", () => {
  expect(read(named("/x", "/y"), paths({ nodeProperty: "page" }))?.steps).toMatchObject([
    { event: null, where: [{ property: "page", value: "/x" }] },
    { event: null, where: [{ property: "page", value: "/y" }] },
  ]);
  const both = paths({ nodeBy: { a: "page" }, nodeLabel: "event_and_value" });
  expect(read(named("a: /x: y", "b"), both)?.steps).toMatchObject([
    { event: "a", where: [{ property: "page", value: "/x: y" }] },
    { event: "b" },
  ]);
  const from = { event: ["a", "c"], where: [{ property: "plan", value: "pro" }] };
  expect(read(named("a", "b"), paths({ from }))?.steps[0]).toMatchObject(from);
});

test("what cannot be asked for exactly is not offered", () => {
  expect(read(named("a"))).toBeNull();
  expect(read(named("a", "unknown"))).toBeNull();
  expect(read([...named("a"), { node: "(other)", kind: "other" }])).toBeNull();
  expect(read(named("a", "b"), paths({ clean: [{ regex: "x", replace: "" }] }))).toBeNull();
  expect(read(named("a", "b"), paths({ nodeBy: { c: "page" } }))).toBeNull();
});

test("the way most paths take leads back to where they begin", () => {
  const kinds = { fromKind: "value", toKind: "value" };
  const edges = [
    { step: 1, from: "a", to: "b", count: 5, ...kinds },
    { step: 1, from: "c", to: "b", count: 7, ...kinds },
    { step: 2, from: "b", to: "a", count: 6, ...kinds },
  ];
  const result = { edges } as unknown as PathsResult;
  expect(mainWay({ step: 3, name: "a", kind: "value", count: 6, facts: null }, result, paths())).toEqual(named("c", "b", "a"));
});
