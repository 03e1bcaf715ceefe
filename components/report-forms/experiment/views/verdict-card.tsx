import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { fullNumber } from "../../../../lib/format.ts";
import { leftOutNotes, splitBadge, splitShares } from "../../../../lib/reports/experiment/chart/split-words.ts";
import { panelVerdict, type Tone } from "../../../../lib/reports/experiment/chart/verdict.ts";
import type { ExperimentResult } from "../../../../lib/reports/experiment/result/answer.ts";
import { Phrases } from "../../../report/phrases.tsx";

const looks: Record<Tone, { Icon: LucideIcon; text: string; edge: string }> = {
  good: { Icon: CircleCheck, text: "text-accent", edge: "border-l-accent" },
  bad: { Icon: CircleX, text: "text-danger", edge: "border-l-danger" },
  neutral: { Icon: CircleMinus, text: "text-ink-3", edge: "border-l-line-strong" },
  early: { Icon: CircleDashed, text: "text-brass", edge: "border-l-brass" },
  blocked: { Icon: CircleAlert, text: "text-danger", edge: "border-l-danger" },
};

const badges = {
  good: "bg-accent-soft text-accent",
  warn: "bg-brass-soft text-brass",
  bad: "bg-danger-soft text-danger",
  neutral: "bg-sunken text-ink-2",
} as const;

/** What an experiment says, in plain words, with who it rests on and what speaks against trusting it. */
export function VerdictCard({ result, children }: { result: ExperimentResult; children?: ReactNode }) {
  const { tone, clauses, facts, meaning } = panelVerdict(result);
  return (
    <section aria-label="Verdict" className={`rounded-lg border border-line border-l-4 bg-surface px-4 py-3 ${looks[tone].edge}`}>
      <ul className="flex flex-col gap-1.5">
        {clauses.map(({ tone: own, words }, index) => {
          const { Icon, text } = looks[own];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: clauses have places, not names
            <li key={index} className="flex gap-2 font-medium text-base text-ink leading-6">
              <Icon size={18} aria-hidden className={`mt-[3px] shrink-0 ${text}`} />
              <span className="min-w-0 text-pretty">
                <Phrases phrases={words} nameLook="[overflow-wrap:anywhere]" />
              </span>
            </li>
          );
        })}
      </ul>
      {facts ? <p className="mt-2 text-ink-2 text-sm">{facts}</p> : null}
      {meaning.map((each) => (
        <p key={each} className="mt-1 max-w-[90ch] text-ink-2 text-xs">
          {each}
        </p>
      ))}
      {children}
      <Quality result={result} />
    </section>
  );
}

function Quality({ result: { exposure, metrics = [] } }: { result: ExperimentResult }) {
  if (!exposure || exposure.units === 0) return null;
  const badge = splitBadge(exposure.split);
  const notes = leftOutNotes(exposure);
  const lead = metrics.find(({ role }) => role === "primary");
  const immature = (lead?.arms ?? []).reduce((sum, arm) => sum + arm.immature, 0);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line border-t pt-2.5 text-xs">
      <span className={`rounded-full px-2 py-0.5 ${badges[badge.tone]}`} title={splitShares(exposure)}>
        {badge.text}
      </span>
      {immature > 0 ? <span className="text-ink-2">{fullNumber(immature)} not counted yet: their window has not passed</span> : null}
      {notes.map(({ isWarning, words }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes have places, not names
        <span key={index} className={isWarning ? "text-brass" : "text-ink-2"}>
          <Phrases phrases={words} />
        </span>
      ))}
    </div>
  );
}
