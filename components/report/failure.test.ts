import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { adviceLine } from "./failure.tsx";
import { ReportProblem } from "./follow-run.ts";

const engineWords = "Binder Error: Referenced column secret not found, LINE 1: SELECT * FROM read_parquet('/srv/data/events.parquet')";

it.each(["E_SQL", "E_MEMORY", "E_TIMEOUT", "E_GATE", "E_CRASH", "E_DISK", "E_WRITE", "E_SERVER"])(
  "%s is told without the words of the engine",
  (code) => {
    const line = adviceLine(new ReportProblem(code, engineWords));
    expect(line).toMatch(/^[A-Z].+\. [A-Z].+\.$/);
    expect(line).not.toMatch(/Binder|secret|read_parquet|undefined|\[native/);
  },
);

it("a thrown error of the machine is no better", () => {
  expect(adviceLine(new Error(engineWords))).toBe(adviceLine(new ReportProblem("E_SERVER", "")));
  expect(adviceLine(engineWords)).not.toContain("Binder");
});

it("a refusal keeps the words that were written for people", () => {
  const refusal = "There is no data yet: bring some in on the Data page.";
  expect(adviceLine(new ReportProblem("E_DEFINITION", refusal, [{ path: "", message: refusal }]))).toBe(refusal);
});

it("nothing on a screen of events or people prints what was thrown", () => {
  const folder = join(import.meta.dirname, "..");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /^(events|people).*\.tsx$/.test(name));
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((name) => /error\??\.message\}/.test(readFileSync(join(folder, name), "utf8")))).toEqual([]);
});
