"use client";

import { useState } from "react";
import type { Role } from "../../lib/access/principal.ts";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Switch } from "../ui/switch.tsx";
import { Field, FormIssue } from "./field.tsx";
import type { ShownLink } from "./link-dialog.tsx";
import { roleWords } from "./role-words.ts";
import { SettingsPart } from "./settings-frame.tsx";
import type { TeamActions, Waiting } from "./team-actions.ts";
import { useForm } from "./use-form.ts";

type InvitePartProps = {
  invitations: readonly Waiting[];
  now: number;
  actions: TeamActions;
  act: (work: () => Promise<unknown>, said: string) => Promise<void>;
  showLink: (link: ShownLink) => void;
};

const day = 86_400_000;
const choices = (["viewer", "editor", "owner"] as const).map((role) => ({ value: role, label: roleWords[role].label }));

/** Makes invitations, and lists those that wait. */
export function InvitePart({ invitations, now, actions, act, showLink }: InvitePartProps) {
  return (
    <SettingsPart title="Invite" note="A link makes one account and works for seven days.">
      <InviteForm {...{ actions, act, showLink }} />
      {invitations.length > 0 ? (
        <ul aria-label="Invitations" className="mt-5 divide-y divide-line rounded-lg border border-line">
          {invitations.map(({ id, note, role, expiresAt }) => (
            <li key={id} className="flex min-h-12 items-center gap-3 px-3 py-1.5">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{note === "" ? "Somebody" : note}</span>
                <span className="block text-ink-3 text-xs">
                  {roleWords[role].label} · {Math.max(1, Math.ceil((expiresAt - now) / day))} d left
                </span>
              </span>
              <Button
                tone="danger"
                aria-label={`Withdraw the invitation of ${note === "" ? "somebody" : note}`}
                onClick={() => act(() => actions.withdraw(id), "The invitation was withdrawn")}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </SettingsPart>
  );
}

function InviteForm({ actions, act, showLink }: Pick<InvitePartProps, "actions" | "act" | "showLink">) {
  const [role, setRole] = useState<Role>("viewer");
  const [seesPeople, setSeesPeople] = useState(false);
  const { pending, submit, issueOf, general } = useForm(actions.invite, ({ link }) => {
    showLink({ title: "The invitation", note: `Whoever opens this link first becomes ${roleWords[role].label.toLowerCase()}.`, link });
    void act(async () => {}, "");
  });
  return (
    <form
      onSubmit={(event) => submit(event, { role, seesPeople: role === "viewer" && seesPeople })}
      noValidate
      className="flex max-w-md flex-col gap-3"
    >
      <FormIssue>{general}</FormIssue>
      <Field label="For whom" name="note" autoComplete="off" placeholder="Mara, marketing" issue={issueOf("note")} />
      <div>
        <Segmented label="Role" value={role} options={choices} onChange={setRole} />
        <p className="mt-1 text-ink-3 text-xs">May {roleWords[role].may}.</p>
      </div>
      {role === "viewer" ? (
        <Switch
          label="May see lists of people"
          hint="Persons, raw events, and who stands behind a number."
          checked={seesPeople}
          onChange={setSeesPeople}
        />
      ) : null}
      <Button type="submit" tone="primary" className="self-start" disabled={pending}>
        Make a link
      </Button>
    </form>
  );
}
