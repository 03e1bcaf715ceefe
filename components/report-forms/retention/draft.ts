import type { RetentionDefinition } from "../../../lib/reports/retention/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Patch } from "../../report/question.ts";

/** Retention as it is being written; what is absent has its default. */
export type RetentionDraft = Partial<Omit<RetentionDefinition, "kind">>;

export type RetentionPatch = Patch<RetentionDraft>;

/** The events that the draft means, for pickers that put their properties first. */
export function draftEvents({ start, return: back }: RetentionDraft): string[] {
  return [start, back].flatMap((each) => (each ? (eventNames(each) ?? []) : []));
}

type Brackets = NonNullable<RetentionDefinition["bracketRanges"]>;

/** Columns of several intervals as one writes them: 1–3, 4–7, 8–14. */
export function bracketsText(brackets: Brackets): string {
  return brackets.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

/** The columns that a text means; null when it cannot be read. */
export function bracketsOf(text: string): Brackets | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => /^(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?$/.exec(part));
  if (found.length === 0 || found.some((each) => each === null)) return null;
  return found.map((each): [number, number] => [Number(each?.[1]), Number(each?.[2] ?? each?.[1])]);
}
