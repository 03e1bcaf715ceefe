"use client";

import type { ReactNode } from "react";
import { FoldedCard } from "../../ui/card.tsx";
import type { CardProps } from "./card-props.ts";
import { DaysField } from "./days-field.tsx";
import { IdentitySwitch } from "./identity-switch.tsx";
import { SessionGapField } from "./session-gap-field.tsx";

const words = ["daysOfWeek", "identity", "sessionTimeoutMinutes"] as const;

type RulesCardProps = CardProps<(typeof words)[number] | "countBy"> & {
  /** Further rules of the kind, above the shared ones, and how many of them are set. */
  children?: ReactNode;
  set?: number;
};

/** The rules of counting that every kind shares, folded away. */
export function RulesCard({ children, set = 0, ...props }: RulesCardProps) {
  const changed = words.filter((word) => props.draft[word] !== undefined).length + set;
  const wrong = props.issues.some(({ path }) => words.some((word) => path.startsWith(word)));
  return (
    <FoldedCard
      key={wrong ? "wrong" : "right"}
      title="Advanced"
      startOpen={wrong}
      aside={changed > 0 ? `${changed} set` : "rules of counting"}
    >
      <div className="flex flex-col gap-4">
        {children}
        <DaysField {...props} />
        {props.filled.countBy === "session" ? <SessionGapField {...props} /> : null}
        <IdentitySwitch {...props} />
      </div>
    </FoldedCard>
  );
}
