import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelDraft, FunnelPatch } from "./draft.ts";

export type Issue = { path: string; message: string };

/** What every card of the form gets: the draft as written, the same with its defaults, and how to edit it. */
export type FormProps = {
  draft: FunnelDraft;
  /** The draft with defaults filled in; complete even while some words contradict each other. */
  filled: FunnelDefinition;
  onChange: (patch: FunnelPatch) => void;
  issues: readonly Issue[];
  /** The whole question as the engine gets it; null while it cannot be asked. */
  asked: FunnelDefinition | null;
};
