"use client";

import { useState } from "react";
import { counted } from "../../../../lib/format.ts";
import { changeCount, lastChangeWords, readingWords } from "../../../../lib/reports/experiment/chart/reading-words.ts";
import { changeWords, clockWords, methodName } from "../../../../lib/reports/experiment/chart/term-words.ts";
import type { ExperimentDefinition } from "../../../../lib/reports/experiment/definition.ts";
import type { ExperimentLogEntry } from "../../../../lib/store/experiment-log.ts";
import { Dialog } from "../../../ui/dialog.tsx";

type ReadingLogProps = { definition: ExperimentDefinition; log: readonly ExperimentLogEntry[] };

/** By which method the experiment is read, since when, and everything that was changed about it. */
export function ReadingLog({ definition, log }: ReadingLogProps) {
  const [open, setOpen] = useState(false);
  const { method, timezone } = definition;
  const changes = changeCount(log);
  const other = lastChangeWords(log, timezone);
  return (
    <p className={`mt-2 text-xs ${changes > 0 ? "text-brass" : "text-ink-2"}`}>
      {readingWords(log, method, timezone)} {other}{" "}
      {log.length === 0 ? null : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="whitespace-nowrap text-ink-2 underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent"
        >
          {changes === 0 ? "Nothing was changed since" : counted(changes, "change")}
        </button>
      )}
      <Dialog open={open} onOpenChange={setOpen} title="How this experiment was read">
        <Lines log={log} timezone={timezone} />
      </Dialog>
    </p>
  );
}

function Lines({ log, timezone }: { log: readonly ExperimentLogEntry[]; timezone: string }) {
  return (
    <div className="px-4 pt-2 pb-4">
      <p className="text-ink-2 text-sm">
        Every time the same exposure and variant were read on other terms than before. A method, a metric or an end that is chosen after
        looking finds differences that are not there.
      </p>
      <ol aria-label="Log of readings" className="mt-3 flex flex-col gap-2.5">
        {log.map(({ place, at, who, terms, changes, definitionHash }) => (
          <li key={place} className="border-line border-l-2 pl-3">
            <p className="text-ink-2 text-xs tabular-nums">
              {clockWords(at, timezone)}
              {who === null ? "" : ` · ${who}`} · <span className="font-mono">{definitionHash}</span>
            </p>
            {changes.length === 0 ? (
              <p className="text-sm">
                First reading: {methodName(terms.method)}, {terms.primary}
              </p>
            ) : (
              changes.map((change) => (
                <p key={change.term} className="text-sm [overflow-wrap:anywhere]">
                  {changeWords(change)}
                </p>
              ))
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
