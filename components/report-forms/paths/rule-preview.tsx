"use client";

import { fullNumber } from "../../../lib/format.ts";
import type { CleaningRule } from "../../../lib/reports/paths/result/answer.ts";
import { explained, Tip } from "../../ui/button.tsx";
import type { Noun } from "./cleaning-card.tsx";

/** What a rule catches in the data, its most frequent examples on hover and focus. */
export function RulePreview({ rule, noun }: { rule: CleaningRule | undefined; noun: Noun }) {
  if (!rule) return <p className="h-4 text-xs" />;
  const { names, events, examples } = rule;
  if (names === 0) return <p className="text-brass text-xs">matches no {noun.one}</p>;
  const tip = (
    <ul>
      {examples.map(({ raw, result }) => (
        <li key={raw} className="break-all font-mono">
          {raw || "(empty)"} → {result || "(not set)"}
        </li>
      ))}
    </ul>
  );
  return (
    <p className="text-ink-2 text-xs">
      <Tip text={tip}>
        <button type="button" className={explained}>
          matches {fullNumber(names)} {names === 1 ? noun.one : noun.many}
        </button>
      </Tip>
      , {fullNumber(events)} {events === 1 ? "event" : "events"}
    </p>
  );
}
