import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** 256 random bits, url-safe: the secret of a session, an invitation, a reset, a public link. The store keeps only its hash. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token in hex: what is kept, and what is looked up. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whether a token has a hash, in a time that does not depend on how far they agree. */
export function matches(token: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOf(token)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Whether this could be a token of ours; anything else is not even looked up. */
export function isToken(text: unknown): text is string {
  return typeof text === "string" && /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** 24 random letters and digits: the name of a row, no secret. */
export function newId(): string {
  return Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join("");
}
