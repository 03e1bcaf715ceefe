import type { Draft } from "../../../lib/reports/address.ts";
import { type FunnelDefinition, funnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelDraft } from "./draft.ts";
import type { Issue } from "./form-props.ts";

export type Understood = {
  draft: FunnelDraft;
  /** With defaults; whole even while some words contradict each other. */
  filled: FunnelDefinition;
  issues: Issue[];
  /** Words of the address that made no sense and were left out. */
  dropped: string[];
};

const { steps: _, ...schemaDefaults } = funnelDefinition.parse({ kind: "funnel", steps: [{ event: null }] });

/** What holds for a funnel when its address is silent: the product's defaults under the data set's settings. */
export function funnelDefaults(settings: Pick<FunnelDefinition, "timezone" | "weekStart" | "identity">): Draft {
  return { ...schemaDefaults, ...settings };
}

const isContradiction = (issue: { code: string; path: PropertyKey[] }) => issue.code === "custom" && issue.path[0] !== "timezone";

/** Reads whatever an address holds: words with a broken shape are dropped, contradictions become issues of the form. */
export function understood(raw: Draft, defaults: Draft): Understood {
  const steps = Array.isArray(raw.steps) ? raw.steps : [];
  const asked = { ...raw, kind: "funnel", steps: steps.length > 0 ? steps : [{ event: null }] };
  const found = funnelDefinition.safeParse({ ...defaults, ...asked });
  if (found.success) return whole(raw, found.data, []);
  const broken = new Set(
    found.error.issues
      .filter((issue) => !isContradiction(issue))
      .flatMap((issue) => (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [String(issue.path[0] ?? "kind")])),
  );
  if (broken.size > 0) {
    const rest = Object.fromEntries(Object.entries(raw).filter(([word]) => !broken.has(word)));
    const again = understood(rest, defaults);
    return { ...again, dropped: [...broken, ...again.dropped] };
  }
  const issues = found.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return whole(raw, { ...defaults, ...asked } as unknown as FunnelDefinition, issues);
}

function whole(raw: Draft, parsed: FunnelDefinition, issues: Issue[]): Understood {
  const steps = Array.isArray(raw.steps) ? raw.steps.length : 0;
  const filled = steps > 0 ? parsed : { ...parsed, steps: [] };
  const said = Object.keys(raw).filter((word) => word !== "kind");
  const draft = Object.fromEntries(said.map((word) => [word, filled[word as keyof FunnelDefinition]]));
  return { draft: { ...draft, steps: filled.steps } as FunnelDraft, filled, issues, dropped: [] };
}
