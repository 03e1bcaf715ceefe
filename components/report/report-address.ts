import { type Draft, encodeDefinition, longestAddress } from "../../lib/reports/address.ts";
import type { ReportKindName } from "../../lib/reports/index.ts";

type Beside = {
  /** Whether test users are shown or hidden, as this page's address says it. */
  test?: string | null;
  /** Further definitions under their words, as long as they fit. */
  definitions?: Record<string, Draft>;
};

/** The address of another report, by its definition. */
export function reportAddress(kind: ReportKindName, definition: Draft, { test = null, definitions = {} }: Beside = {}): string {
  const parts = [`q=${encodeDefinition(definition, {})}`, ...(test === null ? [] : [`test=${encodeURIComponent(test)}`])];
  for (const [word, value] of Object.entries(definitions)) {
    const part = `${word}=${encodeDefinition(value, {})}`;
    if (parts.join("&").length + part.length < longestAddress) parts.push(part);
  }
  return `/reports/${kind}?${parts.join("&")}&v=1`;
}
