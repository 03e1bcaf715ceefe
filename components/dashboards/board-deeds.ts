"use client";

import { useRouter } from "next/navigation";
import { toast } from "../ui/toast.tsx";
import type { ListActions } from "./dashboard-list.tsx";

type Named = { id: string; name: string };

/** Duplicating a board opens the copy; deleting one can be undone. */
export function useBoardDeeds(actions: Omit<ListActions, "saveBoard">, onDeleted: () => void) {
  const router = useRouter();
  const failed = () => toast("That did not work; try again", "danger");
  return {
    duplicate: async (id: string) => {
      const copy = await actions.duplicateBoard(id).catch(() => null);
      if (copy) router.push(`/dashboards/${copy}`);
      else failed();
    },
    remove: async ({ id, name }: Named) => {
      if (!(await actions.deleteBoard(id).catch(() => false))) return failed();
      onDeleted();
      router.refresh();
      const undo = async () => {
        if (!(await actions.restoreBoard(id).catch(() => false))) return failed();
        router.refresh();
      };
      toast(`Deleted ${name}`, "plain", { label: "Undo", run: () => void undo() });
    },
  };
}
