"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import type { ImportSummary } from "../../../lib/dataset/import-summary.ts";
import { randomId } from "../../report/random-id.ts";
import type { Starter } from "../../report-forms/funnel/starters.ts";
import type { DataActions, Source, SourceState } from "../data-actions.ts";
import { ChooseSource } from "./choose-source.tsx";
import type { FileToSend } from "./dropped-files.ts";
import { ImportDone } from "./import-done.tsx";
import { ImportRunning } from "./import-running.tsx";
import { Review } from "./review.tsx";
import { type Sent, sendFiles } from "./send-files.ts";
import { Sending } from "./sending.tsx";

type ImportScreenProps = {
  actions: DataActions;
  source: SourceState | null;
  /** Handle of an import that runs already. */
  running: string | null;
  current: { generation: string; starters: Starter[] } | null;
};

type Stage =
  | { at: "choose"; problem: string | null }
  | { at: "sending"; sent: Sent }
  | { at: "review"; source: Source }
  | { at: "importing"; handle: string; source: Source | null }
  | { at: "done"; summary: ImportSummary };

/** From a drop to a new generation: choose, look, count, import. */
export function ImportScreen({ actions, source, running, current }: ImportScreenProps) {
  const [stage, setStage] = useState<Stage>(running ? { at: "importing", handle: running, source: null } : { at: "choose", problem: null });
  const router = useRouter();
  const sending = useRef<AbortController>(null);
  const choose = useCallback((problem: string | null = null) => setStage({ at: "choose", problem }), []);
  const send = async (chosen: Promise<FileToSend[]>) => {
    const abort = new AbortController();
    const upload = randomId();
    sending.current = abort;
    try {
      const files = await chosen;
      if (files.length === 0) return choose("There was no file in it.");
      await sendFiles(files, { upload, signal: abort.signal, onSent: (sent) => setStage({ at: "sending", sent }) });
      setStage({ at: "review", source: { kind: "upload", id: upload, add: false } });
    } catch (error) {
      choose(abort.signal.aborted ? null : error instanceof Error ? error.message : "The files could not be sent.");
    }
  };
  const begin = async (chosen: Source, choice: string): Promise<string | null> => {
    const reply = await actions.startImport(choice).catch(() => ({ ok: false as const, message: "The server cannot be reached." }));
    if (!reply.ok) return reply.message;
    setStage({ at: "importing", handle: reply.handle, source: chosen });
    return null;
  };
  const refresh = async () => {
    const remembered: Source = { kind: "remembered" };
    const problem = await begin(remembered, JSON.stringify({ source: remembered, mapping: null }));
    if (problem) choose(problem);
  };
  const finish = useCallback(
    (summary: ImportSummary) => {
      setStage({ at: "done", summary });
      router.refresh();
    },
    [router],
  );
  switch (stage.at) {
    case "choose":
      return (
        <ChooseSource
          source={source}
          problem={stage.problem}
          onFiles={(files) => void send(files)}
          onFolder={(path) => setStage({ at: "review", source: { kind: "folder", path } })}
          onRemembered={() => void refresh()}
        />
      );
    case "sending":
      return <Sending sent={stage.sent} onCancel={() => sending.current?.abort()} />;
    case "review":
      return <Review source={stage.source} present={source} actions={actions} onImport={begin} onBack={() => choose()} />;
    case "importing":
      return (
        <ImportRunning
          handle={stage.handle}
          cancelJob={actions.cancelJob}
          onDone={finish}
          onBack={() => (stage.source && stage.source.kind !== "remembered" ? setStage({ at: "review", source: stage.source }) : choose())}
        />
      );
    case "done":
      return (
        <ImportDone
          summary={stage.summary}
          starters={current?.generation === stage.summary.generation ? current.starters : []}
          onAgain={() => choose()}
        />
      );
  }
}
