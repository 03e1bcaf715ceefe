import type { FieldIssue } from "../../lib/access/entry-words.ts";

/** What a form is answered: done, or what to change in which field; an empty path means all of it. */
export type FormReply = { ok: true } | { ok: false; issues: FieldIssue[] };
/** A server action that takes a form as JSON. */
export type FormAction = (json: string) => Promise<FormReply>;
/** A link that is shown once, or why there is none. */
export type LinkReply = { ok: true; link: string } | { ok: false; issues: FieldIssue[] };
