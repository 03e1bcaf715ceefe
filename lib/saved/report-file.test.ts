import fc from "fast-check";
import { expect, test } from "vitest";
import { readReportFile, reportFileName, reportFileText } from "./report-file.ts";

const report = {
  name: "Checkout",
  description: "From view to purchase.",
  tags: ["shop"],
  view: { tab: "people" },
  definition: { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] },
};

test("what is written is read back, and does not depend on the order of words", () => {
  const text = reportFileText(report);
  expect(readReportFile(text, "x.json")).toEqual({ ok: true, report, upgradedBy: [] });
  const turned = { ...report, definition: { steps: report.definition.steps, kind: "funnel" } };
  expect(reportFileText(turned)).toBe(text);
});

test("a bare definition is called as its file", () => {
  expect(readReportFile(JSON.stringify(report.definition), "C:\\reports\\Checkout by day.report.json")).toMatchObject({
    ok: true,
    report: { name: "Checkout by day", definition: report.definition },
  });
});

const changed = (change: object) => JSON.stringify({ ...JSON.parse(reportFileText(report)), ...change });

test.each([
  ["{", "", "no JSON"],
  ["[]", "", "object"],
  ["null", "", "object"],
  [changed({ name: "" }), "name", "missing"],
  [changed({ name: 7 }), "name", "string"],
  [changed({ version: 99 }), "version", "newer"],
  [changed({ version: 0 }), "version", ""],
  [changed({ run: "rm" }), "", "run"],
  [changed({ view: { "on click": "x" } }), "view.on click", "word"],
  [changed({ definition: { kind: "__proto__" } }), "definition.kind", "kind must be"],
  [changed({ definition: { kind: "funnel", steps: [{ event: "a" }, { evnt: "b" }] } }), "definition.steps.1", ""],
  [`{"kind": "funnel", "__proto__": {"steps": []}}`, "", ""],
  [`{"kind":"funnel","steps":${"[".repeat(5000)}${"]".repeat(5000)}}`, "definition", "deep"],
  [`"${"x".repeat(300_000)}"`, "", "longer"],
])("a hostile file is refused (%#)", (text, path, says) => {
  const read = readReportFile(text, "x.json");
  expect(read).toMatchObject({ ok: false });
  const [first] = read.ok ? [] : read.faults;
  expect(first?.path).toBe(path || first?.path);
  expect(first?.message.toLowerCase()).toContain(says.toLowerCase());
});

test("no file makes the reader throw, and file names are harmless", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((text) => `{"parquetry":"report","version":1,"name":${text}}`),
      ),
      (text) => {
        readReportFile(text, text);
        expect(reportFileName(text)).toMatch(/^[a-z0-9][a-z0-9-]{0,79}\.report\.json$/);
      },
    ),
    { numRuns: 300 },
  );
});
