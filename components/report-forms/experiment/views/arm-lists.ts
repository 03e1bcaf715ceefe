import { isRate } from "../../../../lib/reports/experiment/chart/effect-words.ts";
import type { ArmOutcomes } from "../../../../lib/reports/experiment/result/answer.ts";
import type { ArmList, EffectRows } from "./effects-table.tsx";
import type { PeoplePart } from "./people.ts";

type Asked = { row: EffectRows; arm: ArmOutcomes; part: Omit<PeoplePart, "state">; onPeople: (part: PeoplePart) => void };

/** The lists behind an arm: all that were exposed, and for rates those who did it, who did not, and who still may. */
export function armLists({ row: { metric }, arm: { variant, immature, inputs }, part, onPeople }: Asked): ArmList[] {
  const list = (state: PeoplePart["state"], label: string, count: number): ArmList => ({
    ...{ label, count },
    onOpen: () => onPeople({ state, variant, ...part }),
  });
  return [
    list("exposed", "Exposed", inputs.n + immature),
    ...(inputs.is === "rate" && isRate(metric)
      ? [list("converted", "Converted", inputs.converted), list("not_converted", "Not converted", inputs.n - inputs.converted)]
      : []),
    ...(immature > 0 ? [list("immature", "Window not over", immature)] : []),
  ];
}
