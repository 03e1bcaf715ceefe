import { z } from "zod";
import { passwordIssue } from "./password.ts";
import { roles } from "./principal.ts";
import { isToken } from "./tokens.ts";

/** What is wrong with one field of a form. */
export type FieldIssue = { path: string; message: string };

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email({ error: "Write an e-mail address, like mara@example.com." }));
const accountName = z.string().trim().min(1, "Write a name.").max(80, "A name may have 80 characters.");
const password = z.string().max(1000, "This password is too long.");
const token = z.string().refine(isToken, "This link is not complete.");

/** What somebody types to sign in. */
export const signInWords = z.strictObject({ email, password: password.min(1, "Write your password.") });

/** A new account, by the setup address or an invitation. */
export const newAccountWords = z.strictObject({ token, email, name: accountName, password }).superRefine(chosenPassword);

/** A password set anew by a link. */
export const resetWords = z.strictObject({ token, password });

/** One's own name. */
export const nameWords = z.strictObject({ name: accountName });

/** One's own password. */
export const passwordWords = z.strictObject({ current: password.min(1, "Write your password of today."), password });

/** Whom an owner invites, as what. */
export const invitationWords = z.strictObject({
  note: z.string().trim().max(120, "A note may have 120 characters.").default(""),
  role: z.enum(roles),
  seesPeople: z.boolean().default(false),
});

/** What an owner changes of an account. */
export const accountChangeWords = z.strictObject({
  id: z.string().max(64),
  role: z.enum(roles).optional(),
  seesPeople: z.boolean().optional(),
});

function chosenPassword(words: { email: string; password: string }, context: z.RefinementCtx): void {
  const message = passwordIssue(words.password, words.email);
  if (message) context.addIssue({ code: "custom", path: ["password"], message });
}

/** Reads the JSON of a form; issues name the field. */
export function readForm<Words>(schema: z.ZodType<Words>, json: string): { ok: true; words: Words } | { ok: false; issues: FieldIssue[] } {
  const parsed = json.length > 10_000 ? null : schema.safeParse(jsonOf(json));
  if (parsed?.success) return { ok: true, words: parsed.data };
  const issues = parsed?.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return { ok: false, issues: issues ?? [{ path: "", message: "This is too long." }] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
