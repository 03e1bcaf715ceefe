import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileNames } from "../testing/random-log.ts";
import { personAddress, personOfSegment, personSegment } from "./address.ts";

describe("the address of a person", () => {
  it("is readable for plain ids", () => {
    expect(personAddress("user-1")).toBe("/people/user-1");
    expect(personAddress("ann@example.com")).toBe("/people/ann@example.com");
  });

  it.each([...hostileNames, ".", "..", "a/b", "../../etc", "~dg", "a b", "a?b#c", "\0", "é", "\u202e", "%2F"])("keeps %j", (id) => {
    const { pathname, search, hash } = new URL(personAddress(id), "http://x");
    expect([search, hash]).toEqual(["", ""]);
    expect(personOfSegment(pathname.replace("/people/", ""))).toBe(id);
  });

  it("keeps any id in one segment", () => {
    const ids = fc.string({ minLength: 1, unit: "grapheme" });
    fc.assert(
      fc.property(ids, (id) => {
        expect(personSegment(id)).toMatch(/^~?[A-Za-z0-9_@.-]+$/);
        expect(personOfSegment(personSegment(id))).toBe(id);
      }),
    );
  });

  it("is null when damaged", () => {
    for (const segment of ["~", "~!", "~_w", "%", ""]) expect(personOfSegment(segment)).toBeNull();
  });
});
