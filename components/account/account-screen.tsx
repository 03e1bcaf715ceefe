"use client";

import { useRouter } from "next/navigation";
import { ago } from "../../lib/format.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import type { FormAction } from "./account-actions.ts";
import { Field, FormIssue } from "./field.tsx";
import { roleWords } from "./role-words.ts";
import { SettingsFrame, SettingsPart } from "./settings-frame.tsx";
import { useForm } from "./use-form.ts";

type OwnSession = { id: string; device: string; createdAt: number; seenAt: number };
type OwnAccount = { name: string; email: string; role: keyof typeof roleWords; seesPeople: boolean };
type AccountActions = {
  changeName: FormAction;
  changePassword: FormAction;
  endSession: (id: string) => Promise<boolean>;
  signOutElsewhere: () => Promise<void>;
};
type AccountScreenProps = {
  account: OwnAccount;
  sessions: readonly OwnSession[];
  current: string | null;
  now: number;
  actions: AccountActions;
};

/** One's own name, password and the browsers that are signed in. */
export function AccountScreen({ account, sessions, current, now, actions }: AccountScreenProps) {
  const { role, email, seesPeople } = account;
  const lead = `${email} · ${roleWords[role].label}: may ${roleWords[role].may}${role === "viewer" && seesPeople ? ", and see lists of people" : ""}.`;
  return (
    <SettingsFrame title="Your account" lead={lead}>
      <NamePart name={account.name} changeName={actions.changeName} />
      <PasswordPart email={email} changePassword={actions.changePassword} />
      <SessionsPart sessions={sessions} current={current} now={now} actions={actions} />
    </SettingsFrame>
  );
}

function NamePart({ name, changeName }: { name: string; changeName: FormAction }) {
  const router = useRouter();
  const { pending, submit, issueOf, general } = useForm(changeName, () => {
    toast("Your name was changed");
    router.refresh();
  });
  return (
    <SettingsPart title="Name" note="As others see it beside what you save.">
      <form onSubmit={submit} noValidate className="flex max-w-md flex-col gap-3">
        <FormIssue>{general}</FormIssue>
        <Field label="Your name" name="name" defaultValue={name} autoComplete="name" issue={issueOf("name")} />
        <Button type="submit" className="self-start" disabled={pending}>
          Change the name
        </Button>
      </form>
    </SettingsPart>
  );
}

function PasswordPart({ email, changePassword }: { email: string; changePassword: FormAction }) {
  const router = useRouter();
  const { pending, submit, issueOf, general } = useForm(changePassword, () => {
    toast("Your password was changed; other browsers were signed out");
    router.refresh();
    for (const field of document.querySelectorAll<HTMLInputElement>("input[type=password]")) field.value = "";
  });
  return (
    <SettingsPart title="Password" note="A change signs out every other browser.">
      <form onSubmit={(event) => submit(event, { username: undefined })} noValidate className="flex max-w-md flex-col gap-3">
        <FormIssue>{general}</FormIssue>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label="Password of today" name="current" type="password" autoComplete="current-password" issue={issueOf("current")} />
        <Field
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          issue={issueOf("password")}
          hint="At least 10 characters; a few words make a good one."
        />
        <Button type="submit" className="self-start" disabled={pending}>
          {pending ? "One moment…" : "Change the password"}
        </Button>
      </form>
    </SettingsPart>
  );
}

type SessionsPartProps = Pick<AccountScreenProps, "sessions" | "current" | "now" | "actions">;

function SessionsPart({ sessions, current, now, actions }: SessionsPartProps) {
  const router = useRouter();
  const end = (work: () => Promise<unknown>, said: string) =>
    work().then(
      () => {
        toast(said);
        router.refresh();
      },
      () => toast("The server did not answer", "danger"),
    );
  return (
    <SettingsPart title="Browsers" note="Where you are signed in. A session ends after 30 days without use, and after 90 days in any case.">
      <ul aria-label="Browsers" className="divide-y divide-line rounded-lg border border-line">
        {sessions.map(({ id, device, createdAt, seenAt }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 px-3 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{device}</span>
              <span className="block text-ink-3 text-xs">
                signed in {ago(now - createdAt)} · {id === current ? "in use now" : `last used ${ago(now - seenAt)}`}
              </span>
            </span>
            {id === current ? (
              <span className="rounded-sm bg-accent-soft px-1.5 py-0.5 text-accent text-xs">this browser</span>
            ) : (
              <Button
                tone="quiet"
                aria-label={`Sign out ${device}`}
                onClick={() => end(() => actions.endSession(id), "That browser was signed out")}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        className="mt-3"
        disabled={sessions.length < 2}
        onClick={() => end(actions.signOutElsewhere, "All other browsers were signed out")}
      >
        Sign out everywhere else
      </Button>
    </SettingsPart>
  );
}
