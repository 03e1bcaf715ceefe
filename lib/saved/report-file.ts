import { z } from "zod";
import { definitionIssues, objectDescription, objectName, objectTags, reportView } from "./report-words.ts";
import { currentVersion, type Stored, upgraded } from "./upgrades.ts";

/** The longest file that is read, in letters. */
export const longestFile = 230_000;

/** A report as a file holds it: one file a report, so that it can live in git. */
export type ReportFile = { name: string; description: string; tags: string[]; view: Record<string, string>; definition: Stored };

export type ReadFile = { ok: true; report: ReportFile; upgradedBy: string[] } | { ok: false; faults: { path: string; message: string }[] };

const format = z.strictObject({
  parquetry: z.literal("report"),
  version: z.number().int().min(1),
  name: objectName,
  description: objectDescription.default(""),
  tags: objectTags.default([]),
  view: reportView.default({}),
  definition: z.record(z.string(), z.unknown()),
});

/** The text of a report's file: its words in a fixed order, so that two versions differ by what was changed. */
export function reportFileText({ name, description, tags, view, definition }: ReportFile): string {
  return `${JSON.stringify({ parquetry: "report", version: currentVersion, name, description, tags, view, definition: inOrder(definition) }, null, 2)}\n`;
}

/** Reads a report's file, or a bare definition, which is called as its file is. What is wrong is named by its place. */
export function readReportFile(text: string, fileName: string): ReadFile {
  if (text.length > longestFile) return refused("", "the file is longer than a report can be");
  const json = parsed(text);
  if (json === undefined) return refused("", "this is no JSON");
  if (typeof json !== "object" || json === null || Array.isArray(json)) return refused("", "a report is an object");
  const whole = Object.hasOwn(json, "parquetry") ? json : bare(json, fileName);
  const found = format.safeParse(whole);
  if (!found.success) return { ok: false, faults: found.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) };
  const { version, parquetry: _, ...report } = found.data;
  try {
    const { definition, steps } = upgraded(report.definition, version);
    const issues = definitionIssues(definition);
    if (issues.length > 0)
      return { ok: false, faults: issues.map(({ path, message }) => ({ path: ["definition", path].filter(Boolean).join("."), message })) };
    return { ok: true, report: { ...report, definition }, upgradedBy: steps };
  } catch (error) {
    return refused("version", error instanceof Error ? error.message : String(error));
  }
}

/** A file name for a report, safe on every system: checkout-by-country.report.json. */
export function reportFileName(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
  return `${slug || "report"}.report.json`;
}

function bare(definition: object, fileName: string) {
  const name = fileName.replace(/^.*[/\\]/, "").replace(/(\.report)?\.json$/i, "");
  return { parquetry: "report", version: currentVersion, name: name || "Report", definition };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

function refused(path: string, message: string): ReadFile {
  return { ok: false, faults: [{ path, message }] };
}

/** The kind first, then the other words by name, whatever the order in which they were written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const rank = (word: string) => (word === "kind" ? "" : word);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
      .map(([word, each]) => [word, inOrder(each)]),
  );
}
