"use client";

import { LogOut, UserRound, UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { useMay, useMe } from "./me.tsx";
import { roleWords } from "./role-words.ts";

/** Who is signed in, with the ways to the account, the team and out. Nothing while everything is open. */
export function AccountMenu({ signOut }: { signOut: () => Promise<void> }) {
  const me = useMe();
  const router = useRouter();
  const mayInvite = useMay("accounts");
  if (me.is !== "account" || !me.role) return null;
  const leave = () => void signOut().finally(() => location.assign("/sign-in"));
  const items: MenuItem[] = [
    { label: "Your account", icon: UserRound, hint: roleWords[me.role].label, onSelect: () => router.push("/account") },
    ...(mayInvite ? [{ label: "Team", icon: UsersRound, onSelect: () => router.push("/settings/people") }] : []),
    "line",
    { label: "Sign out", icon: LogOut, onSelect: leave },
  ];
  return (
    <Menu
      label={me.name}
      items={items}
      trigger={
        <button
          type="button"
          aria-label={`Account of ${me.name}`}
          className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs hover:bg-hover"
        >
          {initialsOf(me.name)}
        </button>
      }
    />
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const [first = "?", last] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return `${[...first][0] ?? ""}${last ? ([...last][0] ?? "") : ""}`.toUpperCase();
}
