"use client";

import { type FormEvent, useState } from "react";
import type { FieldIssue } from "../../lib/access/entry-words.ts";
import type { FormReply } from "./account-actions.ts";

const lost = "The server did not answer. Is it still running?";

/** Sends a form as JSON; holds what is wrong with which field, and whether an answer is on its way. */
export function useForm<Reply extends FormReply>(send: (json: string) => Promise<Reply>, done: (reply: Reply & { ok: true }) => void) {
  const [issues, setIssues] = useState<FieldIssue[]>([]);
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>, further: Record<string, unknown> = {}) => {
    event.preventDefault();
    if (pending) return;
    const words = Object.fromEntries(new FormData(event.currentTarget));
    setPending(true);
    const reply = await send(JSON.stringify({ ...words, ...further })).catch(
      (): FormReply => ({ ok: false, issues: [{ path: "", message: lost }] }),
    );
    setIssues(reply.ok ? [] : reply.issues);
    setPending(false);
    if (reply.ok) done(reply as Reply & { ok: true });
  };
  const issueOf = (path: string) => issues.find((issue) => issue.path === path)?.message;
  return { pending, submit, issueOf, general: issueOf("") ?? issueOf("token") };
}
