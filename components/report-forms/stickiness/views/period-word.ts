import type { StickinessDefinition } from "../../../../lib/reports/stickiness/definition.ts";

/** What one counted interval is called, in the singular: day, or period of 2 weeks. */
export function periodWord({ interval, intervalCount }: StickinessDefinition): string {
  return intervalCount === 1 ? interval : `${intervalCount}-${interval} period`;
}
