"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ago } from "../../lib/format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { BecomesPublic } from "./becomes-public.tsx";
import { FreshLink } from "./fresh-link.tsx";
import type { OwnShare, ShareActions, ShareFacts, ShareReply } from "./share-actions.ts";
import { endWords, type Terms, termsOf, wordsOf } from "./share-terms.ts";
import { TermsForm } from "./terms-form.tsx";

type ShareDialogProps = {
  boardId: string;
  actions: ShareActions;
  onClose: () => void;
  /** Told when the board became public, or is no more. */
  onChange: () => void;
};

/** The public link of a board: off until somebody makes it, and then its terms. */
export function ShareDialog({ boardId, actions, onClose, onChange }: ShareDialogProps) {
  const client = useQueryClient();
  const queryKey = ["share", boardId];
  const { data: facts, isError } = useQuery({ queryKey, gcTime: 0, staleTime: 0, queryFn: () => actions.loadShare(boardId) });
  const changed = async () => {
    await client.invalidateQueries({ queryKey });
    onChange();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Share by a public link" className="top-[8vh]! max-h-[84vh]!">
      {facts ? (
        <Body {...{ boardId, actions, facts, onClose }} onChange={changed} />
      ) : (
        <p role={isError ? "alert" : "status"} className="px-4 pt-2 pb-6 text-ink-2">
          {isError
            ? "The server did not answer. Close this window and try again."
            : facts === null
              ? "There is nothing to share."
              : "Looking…"}
        </p>
      )}
    </Dialog>
  );
}

type BodyProps = Omit<ShareDialogProps, "onChange"> & { facts: ShareFacts; onChange: () => Promise<void> };

function Body({ boardId, actions, facts, onClose, onChange }: BodyProps) {
  const { share } = facts;
  const [terms, setTerms] = useState<Terms>(() => termsOf(share));
  const [asking, setAsking] = useState<string | null>(null);
  const [issue, setIssue] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<ShareReply>, said: string) => {
    setBusy(true);
    const reply = await work().catch((): ShareReply => ({ ok: false, words: "The server did not answer. Try again." }));
    setBusy(false);
    setAsking(null);
    setIssue(reply.ok ? null : reply.words);
    if (!reply.ok) return;
    setLink((now) => reply.link ?? now);
    setTerms(termsOf(reply.share));
    toast(said);
    await onChange();
  };
  const begin = () => {
    const words = wordsOf(terms, share);
    setIssue("missing" in words ? words.missing : null);
    if ("missing" in words) return;
    if (share) void act(() => actions.changeLink(boardId, words.json), "The link is changed");
    else setAsking(words.json);
  };
  if (link) return <FreshLink link={link} password={terms.asksPassword} onClose={onClose} />;
  if (asking !== null)
    return (
      <BecomesPublic
        facts={facts}
        terms={terms}
        busy={busy}
        onBack={() => setAsking(null)}
        onAgree={() => void act(() => actions.makeLink(boardId, asking), "The dashboard is public")}
      />
    );
  return (
    <div className="px-4 pt-1 pb-4">
      {share ? (
        <Live
          {...{ share, facts, busy }}
          onRotate={() => void act(() => actions.rotateLink(boardId), "The old link leads nowhere now")}
          onRevoke={async () => {
            const done = await actions.revokeLink(boardId).catch(() => false);
            if (done) setTerms(termsOf(null));
            toast(done ? "The dashboard is no longer public" : "This was not done; try again", done ? undefined : "danger");
            await onChange();
          }}
        />
      ) : (
        <p className="text-pretty text-ink-2">
          Off: only people with an account see this dashboard. With a link, whoever has it sees its numbers, and nobody can ask anything
          else.
        </p>
      )}
      <TermsForm terms={terms} share={share} properties={facts.properties} onChange={(patch) => setTerms({ ...terms, ...patch })} />
      {issue ? (
        <p role="alert" className="mt-3 rounded-md bg-danger-soft px-3 py-2 text-danger text-sm">
          {issue}
        </p>
      ) : null}
      <div className="mt-4 flex justify-end gap-2">
        <Button tone="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button tone="primary" disabled={busy} onClick={begin}>
          {share ? "Save" : "Make a public link…"}
        </Button>
      </div>
    </div>
  );
}

type LiveProps = { share: OwnShare; facts: ShareFacts; busy: boolean; onRotate: () => void; onRevoke: () => Promise<void> };

/** The link that a board has: how it is told apart, when it was opened, and how it ends. */
function Live({ share: { tokenPrefix, createdAt, lastOpenedAt, expiresAt }, facts, busy, onRotate, onRevoke }: LiveProps) {
  const [asking, setAsking] = useState<"rotate" | "revoke" | null>(null);
  const [now] = useState(() => Date.now());
  const opened = lastOpenedAt === null ? "never opened" : `last opened ${ago(now - lastOpenedAt)}`;
  return (
    <section aria-label="The link" className="rounded-md border border-line bg-sunken px-3 py-2.5">
      <p className="truncate font-mono text-xs">
        {facts.address}
        {tokenPrefix}…
      </p>
      <p className="mt-0.5 text-ink-2 text-xs">
        made {ago(now - createdAt)} · {opened} · {endWords(expiresAt)}
      </p>
      {asking ? (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <span className="text-sm">
            {asking === "rotate" ? "The link that people have stops working." : "The dashboard is closed to everybody without an account."}
          </span>
          <Button tone="danger" disabled={busy} onClick={() => (asking === "rotate" ? onRotate() : void onRevoke())}>
            {asking === "rotate" ? "Replace it" : "End the link"}
          </Button>
          <Button tone="quiet" onClick={() => setAsking(null)}>
            Back
          </Button>
        </div>
      ) : (
        <div className="mt-2 flex flex-wrap gap-1.5">
          <Button onClick={() => setAsking("rotate")}>New link</Button>
          <Button tone="danger" onClick={() => setAsking("revoke")}>
            Revoke
          </Button>
        </div>
      )}
    </section>
  );
}
