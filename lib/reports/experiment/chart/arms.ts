import { hue, type Theme, tone } from "../../../charts/palette.ts";
import type { ExperimentResult } from "../result/answer.ts";

/** An arm as charts and tables name and colour it; the control is grey. */
export type DrawnArm = { variant: string; label: string; colour: string; isControl: boolean };

/** The arms in their order, the control first. */
export function drawnArms({ exposure }: Pick<ExperimentResult, "exposure">, theme: Theme): DrawnArm[] {
  return (exposure?.arms ?? []).map(({ variant, label }, index) => {
    const isControl = variant === exposure?.control;
    return { variant, label, isControl, colour: isControl ? tone("ghost", theme) : hue(index - 1, theme) };
  });
}
