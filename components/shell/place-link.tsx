"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import type { Place } from "../ui/places.tsx";

/** Whether the page on screen belongs to a place. */
export function useHere(): (place: Place) => boolean {
  const path = usePathname();
  return ({ href }) => path === href || path.startsWith(`${href}/`);
}

type PlaceLinkProps = Omit<ComponentProps<typeof Link>, "href" | "children"> & { place: Place; here: boolean };

/** A place of the rail beside the page: its icon over its name. */
export function RailLink({ place: { href, label, icon: Icon }, here }: PlaceLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className={`flex flex-col items-center gap-1 rounded-md px-1 py-2 text-xs [@media(max-height:64rem)]:py-1 ${here ? "bg-accent-soft font-medium text-accent" : "text-ink-2 hover:bg-hover hover:text-ink"}`}
    >
      <Icon size={18} strokeWidth={1.6} aria-hidden />
      {label}
    </Link>
  );
}

/** A place of the menu on a narrow screen: its icon, its name, what is there. */
export function MenuLink({ place: { href, label, icon: Icon, description }, here, ...rest }: PlaceLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className={`flex items-center gap-3 rounded-md px-2.5 py-2 ${here ? "bg-accent-soft text-accent" : "hover:bg-hover"}`}
      {...rest}
    >
      <Icon size={18} strokeWidth={1.6} aria-hidden className={`shrink-0 ${here ? "" : "text-ink-2"}`} />
      <span className="min-w-0">
        <span className="block font-medium text-sm">{label}</span>
        <span className={`block text-xs ${here ? "" : "text-ink-2"}`}>{description}</span>
      </span>
    </Link>
  );
}
