import { expect, it } from "vitest";
import { type Deed, deeds, deedsOf, may } from "./deeds.ts";
import type { Principal } from "./principal.ts";

const account = { is: "account", id: "a", name: "A" } as const;
const principals: Record<string, Principal> = {
  nobody: { is: "nobody" },
  open: { is: "open" },
  viewer: { ...account, role: "viewer", seesPeople: false },
  "viewer with people": { ...account, role: "viewer", seesPeople: true },
  editor: { ...account, role: "editor", seesPeople: false },
  owner: { ...account, role: "owner", seesPeople: false },
};

/** Written out a second time, by principal: a slip in the table is a difference here. */
const expected: Record<string, Deed[]> = {
  nobody: ["enter", "see-shared"],
  open: ["enter", "see-shared", "ask", "see-people", "save", "share", "bring-data", "settings"],
  viewer: ["enter", "see-shared", "own-account", "ask"],
  "viewer with people": ["enter", "see-shared", "own-account", "ask", "see-people"],
  editor: ["enter", "see-shared", "own-account", "ask", "see-people", "save", "share", "bring-data"],
  owner: ["enter", "see-shared", "own-account", "ask", "see-people", "save", "share", "bring-data", "settings", "accounts"],
};

it.each(Object.entries(principals))("%s may do exactly this", (name, principal) => {
  expect(deedsOf(principal)).toEqual(expected[name]);
});

it("a role or a deed that does not exist may do nothing", () => {
  const forged = { ...account, role: "admin", seesPeople: true } as unknown as Principal;
  expect(deedsOf(forged)).toEqual([]);
  expect(may({ is: "root" } as unknown as Principal, "ask")).toBe(false);
  for (const word of ["__proto__", "constructor", "toString"])
    expect(() => may(principals.owner as Principal, word as Deed) === true).not.toSatisfy((run: () => boolean) => {
      try {
        return run();
      } catch {
        return false;
      }
    });
});

it("whoever may do more loses nothing: viewer, editor, owner", () => {
  for (const deed of Object.keys(deeds) as Deed[]) {
    const row = ["viewer", "editor", "owner"].map((name) => may(principals[name] as Principal, deed));
    expect([...row].sort()).toEqual(row);
  }
});
