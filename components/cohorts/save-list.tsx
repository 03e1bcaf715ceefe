"use client";

import { UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { counted } from "../../lib/format.ts";
import { randomId } from "../report/random-id.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import type { ListToKeep } from "./cohort-actions.ts";
import { useKeepList } from "./keep-list.tsx";
import { SaveListDialog } from "./save-list-dialog.tsx";

type SaveListProps = {
  /** What the list is called, proposed as the cohort's name. */
  title: string;
  /** What the list is of, in the plural: users, sessions. */
  unit: string;
  count: number;
  /** The question of the list's first page. */
  question: () => object;
};

/** Keeps everybody on a list as a cohort, live or frozen; nothing where one may not. */
export function SaveList({ title, unit, count, question }: SaveListProps) {
  const keepList = useKeepList();
  const router = useRouter();
  const [id, setId] = useState<string | null>(null);
  if (!keepList) return null;
  const close = () => setId(null);
  const save = async (words: Pick<ListToKeep, "name" | "mode">): Promise<string | null> => {
    const list = { ...words, description: `From the list “${title}”.` };
    const kept = await keepList(id ?? randomId(), list, JSON.stringify(question())).catch(() => null);
    if (!kept?.ok) return kept?.message ?? "The cohort could not be saved; try again.";
    const { cohort, users } = kept;
    toast(`Saved ${counted(users, "user")} as “${cohort.name}”`, "plain", {
      label: "Open",
      run: () => router.push(`/cohorts/${cohort.id}`),
    });
    router.refresh();
    close();
    return null;
  };
  return (
    <>
      <Button tone="quiet" disabled={count === 0} onClick={() => setId(randomId())}>
        <UsersRound size={14} aria-hidden />
        Save as cohort
      </Button>
      {id === null ? null : unit === "users" ? (
        <SaveListDialog title={title} count={count} question={question()} onSave={save} onClose={close} />
      ) : (
        <UsersOnly unit={unit} onClose={close} />
      )}
    </>
  );
}

/** Why a list of anything else cannot be kept. */
function UsersOnly({ unit, onClose }: { unit: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Only users can be a cohort"
      className="w-[min(28rem,calc(100vw-1.5rem))]!"
    >
      <div className="flex flex-col gap-3 p-4">
        <p className="text-ink-2">
          A cohort is a set of users, so that every report can be filtered by it. This list counts {unit}. Count users in the report, and
          its lists can be saved.
        </p>
        <div className="flex justify-end">
          <Button onClick={onClose}>Understood</Button>
        </div>
      </div>
    </Dialog>
  );
}
