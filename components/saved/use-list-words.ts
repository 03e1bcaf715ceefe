"use client";

import { useSearchParams } from "next/navigation";

export const shows = ["all", "favourites", "recent"] as const;
export type Shows = (typeof shows)[number];

/** What of the list is shown, as the address says it. */
export type ListWords = { search: string; kind: string; tag: string; owner: string; show: Shows };

/** Reads what of the list is shown from the address, and writes it there. */
export function useListWords(): { words: ListWords; change: (patch: Partial<ListWords>) => void } {
  const params = useSearchParams();
  const word = (name: string) => params.get(name) ?? "";
  const words = { search: word("search"), kind: word("kind"), tag: word("tag"), owner: word("owner"), show: showOf(word("show")) };
  return {
    words,
    change: (patch) => {
      const said = Object.entries({ ...words, ...patch }).filter(([, value]) => value !== "" && value !== "all");
      const text = new URLSearchParams(said).toString();
      history.replaceState(null, "", text ? `?${text}` : location.pathname);
    },
  };
}

function showOf(word: string): Shows {
  return shows.find((each) => each === word) ?? "all";
}
