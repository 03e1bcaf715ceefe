import { expect, it } from "vitest";
import type { Generation } from "../../lib/dataset/generation.ts";
import { seenSource } from "./seen-source.ts";

const account = { is: "account", id: "a", name: "A", seesPeople: true } as const;
const source = { path: "/home/ada/secret-client", state: "same", kind: "folder" } as const;
const generation = { sources: [{ path: "/home/ada/secret-client/2024/events.csv", rows: 1 }] } as unknown as Generation;

it("a viewer learns the names of files, not where on the machine they lie", () => {
  const seen = seenSource({ ...account, role: "viewer" }, { generation, source });
  expect(JSON.stringify(seen)).not.toContain("secret-client");
  expect([seen.source, seen.generation.sources[0]?.path]).toEqual([{ ...source, path: null }, "events.csv"]);
});

it.each(["editor", "owner"] as const)("an %s sees the folder", (role) => {
  expect(seenSource({ ...account, role }, { generation, source })).toEqual({ generation, source });
});
