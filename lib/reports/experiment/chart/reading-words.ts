import type { ExperimentTerms, TermChange } from "../definition/terms.ts";
import { changeWords, clockWords, methodName } from "./term-words.ts";

/** A line of the log, as far as its words need it. */
export type ReadingLine = { at: number; who: string | null; terms: ExperimentTerms; changes: readonly TermChange[] };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * By which method an experiment is read and since when, from its log (newest first); of the last change also what it changed:
 * "Method changed from fixed horizon to sequential on 21 Nov 2026, 14:02 by Ana".
 */
export function readingWords(log: readonly ReadingLine[], method: ExperimentTerms["method"], timeZone: string): string {
  const newest = log.findIndex(({ terms }) => terms.method === method);
  if (newest === -1) return `Reading: ${methodName(method)}.`;
  const other = log.findIndex(({ terms }, index) => index > newest && terms.method !== method);
  const began = log[other === -1 ? log.length - 1 : other - 1] as ReadingLine;
  const change = began.changes.find(({ term }) => term === "method");
  if (change) return `${changeWords(change)} ${whenWords(began, timeZone)}.`;
  return `${capital(methodName(method))} since the first reading ${whenWords(began, timeZone)}.`;
}

/** The newest change of anything but the method; null where nothing else was changed since. */
export function lastChangeWords([newest]: readonly ReadingLine[], timeZone: string): string | null {
  const others = newest?.changes.filter(({ term }) => term !== "method") ?? [];
  return newest && others.length > 0 ? `${others.map(changeWords).join("; ")} ${whenWords(newest, timeZone)}.` : null;
}

/** on 21 Nov 2026, 14:02 by Ana */
export function whenWords({ at, who }: Pick<ReadingLine, "at" | "who">, timeZone: string): string {
  return `on ${clockWords(at, timeZone)}${who === null ? "" : ` by ${who}`}`;
}

/** How often the terms were changed: never, once, 3 times. */
export function changeCount(log: readonly ReadingLine[]): number {
  return log.filter(({ changes }) => changes.length > 0).length;
}
