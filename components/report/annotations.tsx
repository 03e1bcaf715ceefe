"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import type { Annotation } from "../../lib/store/annotations.ts";
import { toast } from "../ui/toast.tsx";
import type { ReportActions } from "./report-actions.ts";

type Actions = Pick<ReportActions, "loadAnnotations" | "saveAnnotation">;

const Context = createContext<Actions | null>(null);

/** Lends the notes on days to the charts below. */
export function AnnotationsProvider({ actions, children }: { actions: Actions; children: ReactNode }) {
  return <Context value={actions}>{children}</Context>;
}

const queryKey = ["annotations"];
const none: readonly Annotation[] = [];

/** The notes on days, shared by all reports of the data set, and how to keep one; an empty text forgets it. */
export function useAnnotations() {
  const actions = useContext(Context);
  const client = useQueryClient();
  const { data = none } = useQuery({ queryKey, enabled: actions !== null, queryFn: () => actions?.loadAnnotations() ?? [] });
  const save = async (annotation: Annotation) => {
    const kept = (await actions?.saveAnnotation(annotation).catch(() => false)) ?? false;
    if (!kept) toast("The note could not be kept; try again", "danger");
    await client.invalidateQueries({ queryKey });
  };
  return { annotations: data, save };
}
