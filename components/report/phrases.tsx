import type { Phrase } from "../../lib/vocabulary/phrase.ts";

/** A sentence with the names out of the data set apart. */
export function Phrases({ phrases, nameLook = "" }: { phrases: readonly Phrase[]; nameLook?: string }) {
  return phrases.map(({ text, name }, index) =>
    name ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has places, not names
      <em key={index} className={`font-mono text-[0.92em] not-italic ${nameLook}`}>
        {text}
      </em>
    ) : (
      text
    ),
  );
}
