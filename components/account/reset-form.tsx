"use client";

import { Button } from "../ui/button.tsx";
import type { FormAction } from "./account-actions.ts";
import { Field, FormIssue } from "./field.tsx";
import { useForm } from "./use-form.ts";

/** A new password, by a link that works once. */
export function ResetForm({ token, email, reset }: { token: string; email: string; reset: FormAction }) {
  const { pending, submit, issueOf, general } = useForm(
    (json) => reset(json),
    () => location.assign("/"),
  );
  return (
    <form onSubmit={(event) => submit(event, { token, username: undefined })} noValidate className="flex flex-col gap-4">
      <FormIssue>{general}</FormIssue>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        autoFocus
        issue={issueOf("password")}
        hint="At least 10 characters; a few words make a good one."
      />
      <Button type="submit" tone="primary" className="h-9 w-full" disabled={pending}>
        {pending ? "One moment…" : "Set the password"}
      </Button>
    </form>
  );
}
