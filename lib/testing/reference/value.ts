/** A property's own value as text, null when it is absent, null or empty. */
export function textOf(properties: Record<string, unknown> | undefined, name: string): string | null {
  if (!properties || !Object.hasOwn(properties, name)) return null;
  const value = properties[name];
  if (value === null || value === undefined || value === "") return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A text as a number, null when it does not read as one. */
export function numberOf(text: string | null): number | null {
  if (text === null || !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) return null;
  return Number(text);
}
