import type { Phrase } from "../../../../lib/vocabulary/phrase.ts";

/** A sentence with the names of the data set apart. */
export function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map(({ text, name }, index) =>
    name ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has places, not names
      <em key={index} className="font-mono text-[0.92em] not-italic [overflow-wrap:anywhere]">
        {text}
      </em>
    ) : (
      text
    ),
  );
}
