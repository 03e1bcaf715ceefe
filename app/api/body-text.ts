/** The body as text; null as soon as it is longer than it may be, and then the rest of it is not read. */
export async function textWithin(incoming: Request, longestBytes: number): Promise<string | null> {
  const reader = incoming.body?.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > longestBytes) {
      void reader?.cancel().catch(() => {});
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
