import { Filter, Users } from "lucide-react";
import { fullNumber } from "../../../../lib/format.ts";
import { endKinds } from "../../../../lib/reports/paths/definition/node.ts";
import type { PathSequence } from "../../../../lib/reports/paths/result/answer.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import type { ActionContext } from "./actions.ts";
import { funnelOf } from "./as-funnel.ts";
import { copyNumbers } from "./copy-numbers.ts";

/** What one can do with a whole path: its people, a funnel of it, its numbers. */
export function sequenceActions(
  { nodes, count, share, medianSeconds, averageSeconds }: PathSequence,
  context: ActionContext,
): PartAction[] {
  const { unit, onPeople } = context;
  const href = funnelOf(
    nodes.filter(({ kind }) => !endKinds.some((each) => each === kind)),
    context,
  );
  return [
    {
      label: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`,
      icon: Users,
      hint: fullNumber(count),
      onSelect: () => onPeople({ sequence: [...nodes] }),
    },
    ...(href === null ? [] : [{ label: "Make a funnel of this path", icon: Filter, href }]),
    copyNumbers({ count, share, medianSeconds, averageSeconds }),
  ];
}
