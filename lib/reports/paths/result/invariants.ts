import type { PathsResult } from "./answer.ts";

/** Sums of semantics §5 and §9 that did not come out, in words; none for a sound answer. */
export function brokenSums(result: PathsResult): string[] {
  return [...brokenSteps(result), ...brokenTotals(result)];
}

/** At each step: arriving = continuing + ending + hidden + cut; what goes on arrives; the drawn nodes make up the step. */
function brokenSteps({ steps = [], nodes = [], starters }: PathsResult): string[] {
  const found: string[] = [];
  for (const [index, step] of steps.entries()) {
    const { arriving, beginning, continuing, ending, hidden, cut } = step;
    const before = steps[index - 1]?.step === step.step - 1 ? (steps[index - 1]?.continuing ?? 0) : 0;
    const drawn = nodes.filter((node) => node.step === step.step).reduce((sum, { arrive }) => sum + arrive, 0);
    if (arriving !== continuing + ending + hidden + cut) found.push(`step ${step.step}: those who arrive are not those who go on or stop`);
    if (arriving !== beginning + before) found.push(`step ${step.step}: those who arrive are not those who went on or begin`);
    if (arriving !== drawn) found.push(`step ${step.step}: the nodes do not add up to the step`);
  }
  const begun = steps.reduce((sum, { beginning }) => sum + beginning, 0);
  return starters !== undefined && steps.length > 0 && begun !== starters ? [...found, "the paths that begin are not all paths"] : found;
}

/** drawn + folded + hidden = the total before anything was folded, and that is what all steps send on. */
function brokenTotals({ totals }: PathsResult): string[] {
  if (!totals) return [];
  const { total, drawn, folded, hidden } = totals;
  return total.count === drawn.count + folded.count + hidden.count ? [] : ["drawn, folded and hidden edges do not add up to all edges"];
}
