import { textWithin } from "../body-text.ts";

const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };

/** A refusal that says nothing but its code. */
export function refuse(status: number, error: string, more: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { ...headers, ...more } });
}

/** The same answer for what never was, is over, or belongs to another link. */
export function gone(): Response {
  return refuse(404, "gone");
}

/** The JSON of a body that is short enough; undefined for anything else. */
export async function jsonOf(incoming: Request, longest: number): Promise<unknown> {
  const text = await textWithin(incoming, longest);
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
