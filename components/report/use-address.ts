"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Draft, decodeDefinition, encodeDefinition, longestAddress, withoutDefaults } from "../../lib/reports/address.ts";
import { toast } from "../ui/toast.tsx";
import { randomId } from "./random-id.ts";

type AddressOptions = {
  /** What holds when the address is silent. */
  defaults: Draft;
  /** The draft that the address named when the page was served. */
  served: { id: string; definition: string | null } | null;
  saveDraft: (id: string, definition: string) => Promise<boolean>;
  loadDraft: (id: string) => Promise<string | null>;
  /** The saved report that the address names: what it asks holds while the address has no edits of it. */
  base?: Base | null | undefined;
};

/** A saved report as an address base on it. */
export type Base = { id: string; revision: number; draft: Draft };

type Address = {
  draft: Draft;
  /** The address spoke of a draft that is not kept here, or was damaged. */
  damaged: boolean;
  change: (edit: (draft: Draft) => Draft) => void;
  /** Further words of the address, such as `test=shown`. */
  word: (name: string) => string | null;
  setWord: (name: string, value: string | null) => void;
  /** Lets the address name a saved report and its view, without edits. */
  settle: (saved: string, view: Record<string, string>, step: "new" | "same") => void;
};

/**
 * Every edit is a step of the browser's history. What was just written shows at once: the router tells of a new
 * address late, and of several in a row one by one, so only the newest is listened to. A definition too long for an
 * address goes to a draft with an id.
 */
export function useAddress({ defaults, served, saveDraft, loadDraft, base = null }: AddressOptions): Address {
  const params = useSearchParams();
  const { text, setText, keep } = useWritten(params, served, loadDraft);
  const decoded = useMemo(() => (text ? decodeDefinition(text) : null), [text]);
  const draft = useMemo(() => decoded ?? (text ? {} : (base?.draft ?? {})), [decoded, text, base]);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);

  const change = useCallback(
    (edit: (draft: Draft) => Draft) => {
      const next = withoutDefaults(edit(latest.current), defaults);
      latest.current = next;
      const encoded = encodeDefinition(next, {});
      const empty = Object.keys(next).length === 0 && base === null;
      const whole = new URLSearchParams(`q=${encoded}`).get("q") ?? "";
      setText(empty ? null : whole);
      const address = new URLSearchParams(location.search);
      address.delete("q");
      address.delete("d");
      if (base && !address.has("rev")) address.set("rev", `${base.revision}`);
      if (encoded.length <= longestAddress) return push(address, empty ? "" : `q=${encoded}`);
      const fresh = randomId();
      keep(fresh, whole);
      push(address, `d=${fresh}`);
      saveDraft(fresh, whole).then(
        (saved) => saved || toast("The address of this view could not be kept; it holds in this tab only.", "danger"),
      );
    },
    [defaults, saveDraft, setText, keep, base],
  );
  const settle: Address["settle"] = (saved, view, step) => {
    setText(null);
    push(new URLSearchParams({ ...view, saved }), "", step);
  };
  return {
    draft,
    damaged: text === null ? params.get("d") !== null : text !== undefined && decoded === null,
    change,
    word: (name) => params.get(name),
    setWord: setAddressWord,
    settle,
  };
}

/** Writes a further word of the address, such as `test=shown`, or takes it out; the definition stays as it is. */
export function setAddressWord(name: string, value: string | null): void {
  const [definition = ""] = /(?:^|&)[qd]=[^&]*/.exec(location.search.slice(1)) ?? [];
  const address = new URLSearchParams(location.search);
  for (const word of ["q", "d", name]) address.delete(word);
  if (value !== null) address.set(name, value);
  push(address, definition.replace(/^&/, ""));
}

/** The definition's text that the address holds or names; undefined while a draft is on its way. */
function useWritten(params: Pick<URLSearchParams, "get">, served: AddressOptions["served"], loadDraft: AddressOptions["loadDraft"]) {
  const [kept, setKept] = useState<Record<string, string | null>>(served ? { [served.id]: served.definition } : {});
  const id = params.get("d");
  const query = params.get("q");
  const written = id ? kept[id] : query;
  const [text, setText] = useState(written);
  useEffect(() => {
    if (id && !(id in kept)) loadDraft(id).then((definition) => setKept((now) => ({ ...now, [id]: definition })));
  }, [id, kept, loadDraft]);
  useEffect(() => {
    const now = new URLSearchParams(location.search);
    if (now.get("d") === id && now.get("q") === query) setText(written);
  }, [id, query, written]);
  useEffect(() => {
    const { pathname } = location;
    const moved = () => {
      if (location.pathname !== pathname) return;
      const now = new URLSearchParams(location.search);
      const draftId = now.get("d");
      setText(draftId ? kept[draftId] : now.get("q"));
    };
    addEventListener("popstate", moved);
    return () => removeEventListener("popstate", moved);
  }, [kept]);
  const keep = useCallback((fresh: string, definition: string) => setKept((now) => ({ ...now, [fresh]: definition })), []);
  return { text, setText, keep };
}

/** The definition first, then the other words; `v` ends it, so that no program cuts a bracket off a pasted link. */
function push(address: URLSearchParams, definition: string, step: "new" | "same" = "new") {
  address.delete("v");
  const whole = definition !== "" || address.has("saved");
  const rest = address.toString();
  const parts = [definition, rest, whole ? "v=1" : ""].filter(Boolean);
  const text = parts.length > 0 ? `?${parts.join("&")}` : location.pathname;
  if (step === "new") history.pushState(null, "", text);
  else history.replaceState(null, "", text);
}
