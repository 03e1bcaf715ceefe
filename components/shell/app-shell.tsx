"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "../account/account-menu.tsx";
import { PlainHttpNote } from "../account/plain-http-note.tsx";
import type { LoadFindIndex } from "../find/find-index.ts";
import { FindProvider } from "../find/find-provider.tsx";
import { Mark } from "../ui/mark.tsx";
import { PlacesProvider, usePlaces } from "../ui/places.tsx";
import { Popover, PopoverClose } from "../ui/popover.tsx";
import { ThemeSwitch } from "../ui/theme-switch.tsx";
import { useOffered } from "./offered.ts";
import { MenuLink, RailLink, useHere } from "./place-link.tsx";
import { useGutter } from "./use-gutter.ts";

type AppShellProps = { signOut: () => Promise<void>; findIndex: LoadFindIndex; children: ReactNode };

/** The frame of every screen: the way round on the left (on top when narrow), the page beside it. */
export function AppShell({ signOut, findIndex, children }: AppShellProps) {
  useGutter();
  const { places, isIn } = useOffered();
  if (!isIn)
    return (
      <main id="content" className="min-h-dvh bg-canvas">
        <PlainHttpNote />
        {children}
      </main>
    );
  return (
    <PlacesProvider places={places}>
      <div className="flex min-h-dvh flex-col bg-canvas lg:grid lg:grid-cols-[5rem_minmax(0,1fr)]">
        <a
          href="#content"
          className="sr-only rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          Skip to the content
        </a>
        <header className="sticky top-0 z-30 flex items-center gap-1 border-line border-b bg-canvas px-3 py-1.5 lg:h-dvh lg:flex-col lg:gap-4 lg:border-r lg:border-b-0 lg:px-0 lg:py-4 print:hidden">
          <Link href="/" prefetch={false} aria-label="Parquetry, home" className="mr-1 lg:mr-0">
            <Mark />
          </Link>
          <Rail />
          <NarrowMenu />
          <ThemeSwitch />
          <AccountMenu signOut={signOut} />
        </header>
        <main id="content" className="min-w-0 flex-1">
          <PlainHttpNote />
          <FindProvider load={findIndex}>{children}</FindProvider>
        </main>
      </div>
    </PlacesProvider>
  );
}

/** All places under each other, beside a wide page. */
function Rail() {
  const isHere = useHere();
  const places = usePlaces();
  return (
    <nav
      aria-label="Main"
      className="flex min-h-0 w-full flex-1 flex-col gap-1 overflow-y-auto px-2 [scrollbar-width:none] [@media(max-height:64rem)]:gap-0 max-lg:hidden print:hidden"
    >
      {places.map((place) => (
        <RailLink key={place.href} place={place} here={isHere(place)} />
      ))}
    </nav>
  );
}

/** On a narrow screen: where one is, and behind it every other place. */
function NarrowMenu() {
  const isHere = useHere();
  const places = usePlaces();
  const current = places.find(isHere);
  const Icon = current?.icon;
  return (
    <div className="flex-1 lg:hidden">
      <Popover
        label="Menu"
        className="w-72 p-1"
        trigger={
          <button
            type="button"
            aria-label={`Menu, now ${current?.label ?? "nowhere in it"}`}
            className="flex h-9 items-center gap-2 rounded-md px-2 font-medium text-sm hover:bg-hover"
          >
            {Icon ? <Icon size={18} strokeWidth={1.6} aria-hidden className="text-accent" /> : null}
            {current?.label ?? "Menu"}
            <ChevronDown size={14} aria-hidden className="text-ink-3" />
          </button>
        }
      >
        <nav aria-label="Main" className="flex flex-col">
          {places.map((place) => (
            <PopoverClose asChild key={place.href}>
              <MenuLink place={place} here={isHere(place)} />
            </PopoverClose>
          ))}
        </nav>
      </Popover>
    </div>
  );
}
