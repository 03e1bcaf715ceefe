import { expect, test } from "vitest";
import { safeAddress } from "./safe-address.ts";

test.each(["https://example.com/a?b=c", "http://example.com", "/dashboards", "/reports/funnel?q=1:2", "#there", "docs/page"])(
  "%s leads there",
  (address) => {
    expect(safeAddress(address)).toBe(address);
  },
);

test.each([
  "javascript:alert(1)",
  " JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "mailto:a@b.c",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
])("%j leads nowhere", (address) => {
  expect(safeAddress(address)).toBe("");
});
