"use client";

import { UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { counted } from "../../lib/format.ts";
import { NameDialog } from "../dashboards/name-dialog.tsx";
import { randomId } from "../report/random-id.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useFreeze } from "./freeze.tsx";

type SaveListProps = {
  /** What the list is called, proposed as the cohort's name. */
  title: string;
  count: number;
  /** The question of the list's first page. */
  question: () => object;
};

/** Keeps everybody on a list as a frozen cohort; nothing where one may not. */
export function SaveList({ title, count, question }: SaveListProps) {
  const freeze = useFreeze();
  const router = useRouter();
  const [id, setId] = useState<string | null>(null);
  if (!freeze) return null;
  const save = async (name: string) => {
    const kept = await freeze(id ?? randomId(), { name, description: `From the list “${title}”.` }, JSON.stringify(question())).catch(
      () => null,
    );
    if (!kept?.ok) {
      toast(kept?.message ?? "The cohort could not be saved; try again", "danger");
      return false;
    }
    const { cohort } = kept;
    toast(`Saved ${counted(cohort.userCount ?? 0, "user")} as “${cohort.name}”`, "plain", {
      label: "Open",
      run: () => router.push(`/cohorts/${cohort.id}`),
    });
    router.refresh();
    return true;
  };
  return (
    <>
      <Button tone="quiet" disabled={count === 0} onClick={() => setId(randomId())}>
        <UsersRound size={14} aria-hidden />
        Save as cohort
      </Button>
      {id === null ? null : (
        <NameDialog
          title={`Save ${counted(count, "user")} as a cohort`}
          label="Name of the cohort"
          name={title.slice(0, 200)}
          deed="Save"
          onName={save}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}
