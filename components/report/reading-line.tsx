"use client";

import { Copy } from "lucide-react";
import { type Phrase, spoken } from "../../lib/vocabulary/phrase.ts";
import { IconButton } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";

/** The question in plain words, names set apart; it can be copied. */
export function ReadingLine({ phrases }: { phrases: readonly Phrase[] }) {
  const copy = () =>
    navigator.clipboard.writeText(spoken(phrases)).then(
      () => toast("Copied the sentence"),
      () => toast("The browser did not allow copying", "danger"),
    );
  return (
    <div className="flex items-start gap-1">
      <p data-testid="reading" className="max-w-[95ch] text-pretty text-ink-2 text-base leading-6 [overflow-wrap:anywhere]">
        {phrases.map((phrase, index) =>
          phrase.name ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has places, not names
            <em key={index} className="font-mono text-[0.92em] text-ink not-italic">
              {phrase.text}
            </em>
          ) : (
            phrase.text
          ),
        )}
      </p>
      <IconButton label="Copy this sentence" onClick={copy} className="-mt-0.5">
        <Copy size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
