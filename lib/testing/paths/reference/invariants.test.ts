import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PathPart, PathsDefinition } from "../../../reports/paths/definition.ts";
import type { PathEdge, PathNode } from "../../../reports/paths/result/answer.ts";
import { randomPaths } from "../random.ts";
import { randomPathLog } from "../random-log.ts";
import { evaluatePaths } from "../reference.ts";

const runs = { seed: 20_241_121, numRuns: 120 };
const inputs = [randomPathLog, randomPaths] as const;

const drawn = (definition: PathsDefinition): PathsDefinition => ({ ...definition, view: "paths" });
const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
const countsOf = (edges: PathEdge[] | undefined): number[] => (edges ?? []).map(({ count }) => count);

describe("on random logs the reference", () => {
  it("draws, folds and leaves out what adds up to all edges", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const { totals, edges, hidden } = evaluatePaths(log, drawn(definition));
        const unlimited = evaluatePaths(log, {
          ...drawn(definition),
          ...{ maxNodesPerStep: null, edgeLimit: null, minCount: undefined, maxCount: undefined },
        });
        expect(sum(countsOf(edges)) + (hidden?.count ?? 0)).toBe(sum(countsOf(unlimited.edges)));
        expect(sum([totals?.drawn, totals?.folded, totals?.hidden].map((each) => each?.count ?? 0))).toBe(totals?.total.count);
        expect(unlimited.hidden).toEqual({ edges: 0, count: 0 });
        expect(unlimited.totals?.total).toEqual(totals?.total);
      }),
      runs,
    );
  });

  it("lets as many arrive as go on and end, at every node and step", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const { nodes = [], steps = [], starters } = evaluatePaths(log, drawn(definition));
        for (const { arrive, goOn, end, hidden, continues } of nodes) expect(arrive).toBe(goOn + end + hidden + continues);
        for (const step of steps) {
          const own = nodes.filter((node) => node.step === step.step);
          expect(sum(own.map(({ arrive }) => arrive))).toBe(step.arriving);
          expect(step.arriving).toBe(step.continuing + step.ending + step.hidden + step.cut);
          const before = steps.find((each) => each.step === step.step - 1);
          expect(step.arriving).toBe((before?.continuing ?? 0) + step.beginning);
        }
        expect(sum(steps.map(({ beginning }) => beginning))).toBe(starters);
        expect(sum(steps.map(({ ending, hidden, cut }) => ending + hidden + cut))).toBe(starters);
      }),
      runs,
    );
  });

  it("lists as many paths as each node and edge counts", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const list = (part: Partial<PathPart>): number | undefined =>
          evaluatePaths(log, {
            ...definition,
            view: "actors",
            part: { kind: "value", fromKind: "value", toKind: "value", limit: 1, offset: 0, ...part },
          }).actorCount;
        const { nodes = [], edges = [] } = evaluatePaths(log, drawn(definition));
        for (const { step, node, kind, arrive } of nodes) expect(list({ step, node, kind })).toBe(arrive);
        for (const { count, share: _, averageSeconds: __, medianSeconds: ___, ...part } of edges) expect(list(part)).toBe(count);
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it("has a sequence for every path, and the members of every fold", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const { sequences = [], otherSequences, starters } = evaluatePaths(log, { ...definition, view: "sequences" });
        expect(sum(sequences.map(({ count }) => count)) + (otherSequences?.count ?? 0)).toBe(starters);
        const { nodes = [] } = evaluatePaths(log, drawn(definition));
        for (const { step, arrive, events, members } of nodes.filter((node: PathNode) => node.kind === "other")) {
          const part = { kind: "value", fromKind: "value", toKind: "value", step, limit: 100, offset: 0 } as const;
          const answer = evaluatePaths(log, { ...definition, view: "members", part });
          expect(answer.memberCount).toBe(members);
          expect(sum((answer.members ?? []).map((each) => each.arrive))).toBe(arrive);
          expect(sum((answer.members ?? []).map((each) => each.events))).toBe(events);
        }
      }),
      runs,
    );
  });

  it("lets the times of a whole path add up to its duration", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const unlimited = { ...definition, maxNodesPerStep: null, edgeLimit: null, minCount: undefined, maxCount: undefined };
        const { edges = [] } = evaluatePaths(log, drawn(unlimited));
        const { sequences = [] } = evaluatePaths(log, { ...unlimited, view: "sequences", sequenceLimit: 10_000 });
        const onEdges = sum(edges.map(({ count, averageSeconds }) => count * (averageSeconds ?? 0)));
        expect(onEdges).toBeCloseTo(sum(sequences.map(({ count, averageSeconds }) => count * averageSeconds)), 5);
      }),
      runs,
    );
  });
});
