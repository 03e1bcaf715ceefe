import { z } from "zod";
import { type ReportKindName, reportKinds } from "../reports/index.ts";
import { canonical } from "./canonical.ts";

const longestDefinitionBytes = 200_000;
const deepest = 32;

/** Signs that draw nothing or turn the text around them: controls, marks of direction. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const line = (text: string) => text.replace(unseen, " ").replace(/\s+/gu, " ").trim();
const paragraphs = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(unseen, (sign) => (sign === "\n" || sign === "\t" ? sign : " "))
    .trim();

/** The name of a saved object: one line of text, whatever was typed. */
export const objectName = z
  .string()
  .max(2000)
  .transform(line)
  .pipe(z.string().min(1, "a name is missing").max(200, "a name may have 200 characters"));

/** What an object is for, in some paragraphs. */
export const objectDescription = z
  .string()
  .max(20_000)
  .transform(paragraphs)
  .pipe(z.string().max(5000, "a description may have 5,000 characters"));

const tag = z.string().max(500).transform(line).pipe(z.string().min(1, "a tag is empty").max(50, "a tag may have 50 characters"));

/** Words to find an object by; each once. */
export const objectTags = z
  .array(tag)
  .max(100)
  .transform((tags) => [...new Map(tags.map((each) => [each.toLowerCase(), each])).values()])
  .pipe(z.array(z.string()).max(20, "there may be 20 tags"));

/** Further words of a report's address, such as the tab of its answer. */
export const reportView = z.record(z.string(), z.string().max(8000)).superRefine((view, context) => {
  const unknown = Object.keys(view).find((word) => !/^[a-z][a-zA-Z0-9-]{0,30}$/.test(word));
  if (unknown !== undefined) context.addIssue({ code: "custom", path: [unknown], message: "this is no word of an address" });
  if (Object.keys(view).length > 20 || JSON.stringify(view).length > 20_000)
    context.addIssue({ code: "custom", message: "the words of the address are too long" });
});
export type ReportView = z.infer<typeof reportView>;

/** A definition that its kind takes, in canonical JSON with the words that were said and no others. */
export const reportDefinition = z.record(z.string(), z.unknown()).superRefine((definition, context) => {
  for (const { path, message } of definitionIssues(definition))
    context.addIssue({ code: "custom", path: path ? path.split(".") : [], message });
});

/** What keeps a definition from being asked: the place of each fault and what to change; nothing when it is sound. */
export function definitionIssues(definition: Record<string, unknown>): { path: string; message: string }[] {
  if (depthOf(definition) > deepest) return [{ path: "", message: "the definition is nested too deeply" }];
  if (new TextEncoder().encode(canonical(definition)).length > longestDefinitionBytes)
    return [{ path: "", message: "a definition may have 200 KB" }];
  const { kind } = definition;
  if (!isKind(kind)) return [{ path: "kind", message: `kind must be one of: ${Object.keys(reportKinds).join(", ")}` }];
  const parsed = reportKinds[kind].definition.safeParse(definition);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
}

/** Whether a word names a kind of report. */
export function isKind(kind: unknown): kind is ReportKindName {
  return typeof kind === "string" && Object.hasOwn(reportKinds, kind);
}

function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  let depth = 0;
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
    depth += 1;
  }
  return depth;
}
