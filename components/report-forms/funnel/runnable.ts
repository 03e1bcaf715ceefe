import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { FunnelDraft } from "./draft.ts";

/** What of a draft can be asked already: filters still without a value wait, and those switched off stay behind. */
export function runnable(draft: FunnelDraft): FunnelDraft {
  return {
    ...wholeShared(draft),
    steps: draft.steps.map(wholeEvent),
    ...(draft.exclusions ? { exclusions: draft.exclusions.map(wholeEvent) } : {}),
  };
}
