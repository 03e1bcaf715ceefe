const plain = /^[A-Za-z0-9_@-][A-Za-z0-9_.@-]{0,200}$/;

/** The address of a person's page. Ids that an address could bend (slashes, dots, control characters) go as base64. */
export function personAddress(id: string): string {
  return `/people/${personSegment(id)}`;
}

/** The id as one segment of an address. */
export function personSegment(id: string): string {
  if (plain.test(id)) return id;
  const bytes = String.fromCharCode(...new TextEncoder().encode(id));
  return `~${btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The id behind a segment; null when it is damaged. A segment that somebody typed by hand stands for itself. */
export function personOfSegment(segment: string): string | null {
  try {
    if (!segment.startsWith("~")) return decodeURIComponent(segment) || null;
    const bytes = atob(segment.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0))) || null;
  } catch {
    return null;
  }
}
