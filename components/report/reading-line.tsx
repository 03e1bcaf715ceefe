"use client";

import { Copy } from "lucide-react";
import { type Phrase, spoken } from "../../lib/vocabulary/phrase.ts";
import { IconButton } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { Phrases } from "./phrases.tsx";

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
        <Phrases phrases={phrases} nameLook="text-ink" />
      </p>
      <IconButton label="Copy this sentence" onClick={copy} className="-mt-0.5">
        <Copy size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
