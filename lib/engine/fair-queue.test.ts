import { describe, expect, it } from "vitest";
import { FairQueue } from "./fair-queue.ts";

const filled = (...items: string[]) => {
  const queue = new FairQueue<string>();
  for (const item of items) queue.add(item.slice(0, 1), item);
  return queue;
};
const drain = (queue: FairQueue<string>) => Array.from({ length: queue.length }, () => queue.take());

describe("fair queue", () => {
  it("lets owners take turns", () => {
    expect(drain(filled("a1", "a2", "a3", "b1", "c1", "c2"))).toEqual(["a1", "b1", "c1", "a2", "c2", "a3"]);
  });

  it("foretells the order", () => {
    const queue = filled("a1", "a2", "a3", "b1", "c1", "c2");
    const foretold = queue.inOrder();
    expect(drain(queue)).toEqual(foretold);
  });

  it("forgets what is removed", () => {
    const queue = filled("a1", "a2", "b1");
    expect([queue.remove("a1"), queue.remove("a1"), queue.length]).toEqual([true, false, 2]);
    expect(drain(queue)).toEqual(["a2", "b1"]);
    expect(queue.take()).toBeUndefined();
  });
});
