"use client";

import { KeyRound, LogOut, MoreHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import { ago } from "../../lib/format.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Menu } from "../ui/menu.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import type { ShownLink } from "./link-dialog.tsx";
import { useMe } from "./me.tsx";
import { roleWords } from "./role-words.ts";
import { SettingsPart } from "./settings-frame.tsx";
import type { Member, TeamActions } from "./team-actions.ts";

type MembersPartProps = {
  members: readonly Member[];
  now: number;
  actions: TeamActions;
  act: (work: () => Promise<unknown>, said: string) => Promise<void>;
  showLink: (link: ShownLink) => void;
};

const choices = (["owner", "editor", "viewer"] as const).map((role) => ({ value: role, label: roleWords[role].label }));

/** All accounts, with their role and what can be done about them. */
export function MembersPart({ members, ...rest }: MembersPartProps) {
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <SettingsPart title="Accounts" note="A change of role holds from the next click on.">
      <ul aria-label="Accounts" className="divide-y divide-line rounded-lg border border-line">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} remove={() => setLeaving(member)} {...rest} />
        ))}
      </ul>
      <Dialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)} title={`Remove ${leaving?.name ?? ""}?`}>
        <div className="px-4 pt-1 pb-4">
          <p className="text-ink-2">They are signed out at once and cannot come back. What they saved stays.</p>
          <div className="mt-4 flex justify-end gap-2">
            <Button onClick={() => setLeaving(null)}>Keep</Button>
            <Button
              tone="danger"
              onClick={() => {
                if (leaving) void rest.act(() => rest.actions.remove(leaving.id), `${leaving.name} was removed`);
                setLeaving(null);
              }}
            >
              Remove the account
            </Button>
          </div>
        </div>
      </Dialog>
    </SettingsPart>
  );
}

type MemberRowProps = Omit<MembersPartProps, "members"> & { member: Member; remove: () => void };

function MemberRow({ member, remove, now, actions, act, showLink }: MemberRowProps) {
  const { id, name, email, role, seesPeople, seenAt } = member;
  const isMe = useMe().id === id;
  const change = (words: object, said: string) => act(() => actions.changeRights(JSON.stringify({ id, ...words })), said);
  const makeLink = () =>
    act(async () => {
      const reply = await actions.makeResetLink(id);
      if (reply.ok) showLink({ title: `A new password for ${name}`, note: "This link works once and for a day.", link: reply.link });
      return reply;
    }, "");
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <span className="min-w-40 flex-1">
        <span className="block truncate font-medium">
          {name}
          {isMe ? <span className="ml-1.5 font-normal text-ink-3">you</span> : null}
        </span>
        <span className="block truncate text-ink-2 text-xs">
          {email} · {seenAt === null ? "not signed in" : `last seen ${ago(now - seenAt)}`}
        </span>
      </span>
      {role === "viewer" ? (
        <Switch
          label="Sees people"
          checked={seesPeople}
          onChange={(next) =>
            change({ seesPeople: next }, next ? `${name} sees lists of people now` : `${name} sees no lists of people any more`)
          }
        />
      ) : null}
      <Select
        label={`Role of ${name}`}
        value={role}
        options={choices}
        onChange={(next) => change({ role: next }, `${name} is ${roleWords[next].label.toLowerCase()} now`)}
      />
      <Menu
        label={`More about ${name}`}
        trigger={
          <IconButton label={`${name}: more`}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        }
        items={[
          { label: "Make a link for a new password", icon: KeyRound, onSelect: () => void makeLink() },
          {
            label: "Sign out everywhere",
            icon: LogOut,
            onSelect: () => void act(() => actions.signOutAccount(id), `${name} was signed out`),
          },
          "line",
          { label: "Remove the account", icon: Trash2, danger: true, onSelect: remove },
        ]}
      />
    </li>
  );
}
