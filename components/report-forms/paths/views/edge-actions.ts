import { ArrowLeftRight, Users } from "lucide-react";
import { fullNumber } from "../../../../lib/format.ts";
import type { PathEdge } from "../../../../lib/reports/paths/result/answer.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import { endingAt, startingAt } from "../draft.ts";
import type { ActionContext } from "./actions.ts";
import { copyNumbers } from "./copy-numbers.ts";
import { asAnchor } from "./node-actions.ts";

/** What one can do with an edge: its people, its numbers, the paths between its ends. */
export function edgeActions(edge: PathEdge, context: ActionContext): PartAction[] {
  const { unit, onPeople, onPatch } = context;
  const { step, from, fromKind, to, toKind, count, share, medianSeconds, averageSeconds } = edge;
  const between: PartAction[] =
    fromKind === "value" && toKind === "value" && from !== to
      ? [
          {
            label: "Paths between the two",
            icon: ArrowLeftRight,
            onSelect: () => onPatch({ ...endingAt(asAnchor(to, context)), ...startingAt(asAnchor(from, context)) }),
          },
        ]
      : [];
  return [
    {
      label: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`,
      icon: Users,
      hint: fullNumber(count),
      onSelect: () => onPeople({ step, from, fromKind, to, toKind }),
    },
    ...between,
    copyNumbers({ count, share, medianSeconds, averageSeconds }),
  ];
}
