import { createHash } from "node:crypto";

const legible = /^[a-z][a-z0-9_]{0,47}$/;

/**
 * What follows `p_` and `n_` in the columns of a property: a pure function of its name.
 * A plain lower-case name is kept; all others become a slug, `$` and 64 bits of SHA-256, so that no two names meet,
 * not even without regard to case.
 */
export function columnStem(property: string): string {
  if (legible.test(property)) return property;
  const slug = property
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 24);
  return `${slug}$${createHash("sha256").update(property).digest("hex").slice(0, 16)}`;
}

/** Text column of a property. */
export function textColumn(property: string): string {
  return `p_${columnStem(property)}`;
}

/** Number column that belongs to a text column. */
export function numberColumn(text: string): string {
  return `n_${text.slice(2)}`;
}

/** Property names by text column, sorted by column; stops when two names meet in one column. */
export function propertyRegister(names: Iterable<string>): Map<string, string> {
  const register = new Map<string, string>();
  for (const name of names) {
    const column = textColumn(name);
    const known = register.get(column);
    if (known !== undefined && known !== name) throw new Error(`Two properties share the column ${column}`);
    register.set(column, name);
  }
  return new Map([...register].sort(([left], [right]) => (left < right ? -1 : 1)));
}
