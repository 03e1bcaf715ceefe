import type { z } from "zod";

/** What a stored JSON text says, when it still is what it has to be; else undefined: a row that cannot be read breaks no other. */
export function readStored<Words>(words: z.ZodType<Words>, text: string): Words | undefined {
  try {
    return words.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
