import { expect, test } from "vitest";
import { sankeyLayout } from "../../../../lib/reports/paths/chart/layout.ts";
import { sample } from "../../../../lib/reports/paths/chart/sample.ts";
import { nodeBeside } from "./node-beside.ts";

const layout = sankeyLayout(sample, { width: 900, height: 400 });

test("arrow keys reach every node, and stay where nothing lies beyond", () => {
  const [first] = layout.nodes;
  if (!first) throw new Error("the sample has nodes");
  const seen = new Set([first.id]);
  const waiting = [first.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
      const next = nodeBeside(layout, id, key);
      if (next && !seen.has(next)) waiting.push(next);
      if (next) seen.add(next);
    }
  expect(seen.size).toBe(layout.nodes.length);
  expect(nodeBeside(layout, first.id, "ArrowUp")).toBeNull();
  expect(nodeBeside(layout, first.id, "ArrowLeft")).toBeNull();
  expect(nodeBeside(layout, first.id, "x")).toBeNull();
});
