"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ago, plural } from "../../lib/format.ts";
import { toast } from "../ui/toast.tsx";
import { InvitePart } from "./invite-part.tsx";
import { LinkDialog, type ShownLink } from "./link-dialog.tsx";
import { MembersPart } from "./members-part.tsx";
import { SettingsFrame, SettingsPart } from "./settings-frame.tsx";
import type { Entry, Member, TeamActions, Waiting } from "./team-actions.ts";

type TeamScreenProps = {
  members: readonly Member[];
  invitations: readonly Waiting[];
  entries: readonly Entry[];
  now: number;
  actions: TeamActions;
};

/** Who has an account, who is invited, and what was done about it. */
export function TeamScreen({ members, invitations, entries, now, actions }: TeamScreenProps) {
  const router = useRouter();
  const [link, setLink] = useState<ShownLink | null>(null);
  const act = async (work: () => Promise<unknown>, said: string) => {
    const reply = await work().catch(() => ({ ok: false, issues: [{ path: "", message: "The server did not answer" }] }));
    const refused = reply as { ok?: boolean; issues?: { message: string }[] } | undefined;
    if (refused?.ok === false) toast(refused.issues?.[0]?.message ?? "This was not done", "danger");
    else if (said !== "") toast(said);
    router.refresh();
  };
  const count = members.length;
  return (
    <SettingsFrame
      title="Team"
      lead={`${count} ${count === 1 ? "account" : plural("account")}. Owners make links; nothing is sent by e-mail.`}
    >
      <MembersPart members={members} now={now} actions={actions} act={act} showLink={setLink} />
      <InvitePart invitations={invitations} now={now} actions={actions} act={act} showLink={setLink} />
      <SettingsPart title="What was done" note="Sign-ins, invitations and changes of roles; kept for 400 days.">
        <ol aria-label="What was done" className="flex flex-col gap-1">
          {entries.map(({ id, at, who, did, about }) => (
            <li key={id} className="flex gap-3">
              <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()} className="w-20 shrink-0 text-ink-3">
                {ago(now - at)}
              </time>
              <span className="min-w-0 break-words">
                <span className="font-medium">{who}</span> {did} {about === "" ? null : <span className="text-ink-2">{about}</span>}
              </span>
            </li>
          ))}
        </ol>
      </SettingsPart>
      <LinkDialog link={link} close={() => setLink(null)} />
    </SettingsFrame>
  );
}
