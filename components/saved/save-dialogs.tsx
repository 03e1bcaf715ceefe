"use client";

import { ConflictDialog } from "./conflict-dialog.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import type { Opens, SaveBarProps } from "./save-bar.tsx";

/** What saving may ask: a name, which version, which of two. */
export function SaveDialogs({ bar, dialog, onDialog }: { bar: SaveBarProps } & Opens) {
  const { savable, saved, save, props } = bar;
  const { open } = saved;
  const close = () => onDialog(null);
  const details = open
    ? { name: open.report.name, description: open.report.description, tags: open.report.tags }
    : { name: "", description: "", tags: [] };
  const restore = async () => {
    save.giveUp();
    const { conflict } = save;
    if (!conflict?.current || !(await props.actions.restoreReport(conflict.current.report.id).catch(() => false))) return;
    await save.insist({ ...conflict, current: await props.actions.openReport(conflict.current.report.id) });
  };
  return (
    <>
      {dialog === "save" ? (
        <DetailsDialog title="Save this report" verb="Save" start={details} onKeep={save.create} onClose={close} />
      ) : null}
      {dialog === "save as" ? (
        <DetailsDialog
          title="Save as a new report"
          verb="Save"
          start={{ ...details, name: `${details.name} (copy)`.slice(0, 200) }}
          onKeep={save.create}
          onClose={close}
        />
      ) : null}
      {dialog === "details" ? (
        <DetailsDialog title="Name, description, tags" verb="Keep" start={details} onKeep={save.change} onClose={close} />
      ) : null}
      {dialog === "history" && open ? (
        <HistoryDialog
          id={open.report.id}
          revision={open.report.revision}
          maySave={props.maySave}
          listVersions={props.actions.listVersions}
          reads={savable.reads}
          onShow={(version) => {
            close();
            save.show(version);
          }}
          onRestore={(version) => {
            close();
            void save.restore(version);
          }}
          onClose={close}
        />
      ) : null}
      {save.conflict ? (
        <ConflictDialog
          conflict={save.conflict}
          name={open?.report.name ?? "Report"}
          reads={savable.reads}
          onInsist={() => save.conflict && void save.insist(save.conflict)}
          onYield={save.yield}
          onCopy={async (words) => (save.conflict ? save.create(words, save.conflict.change) : false)}
          onRestore={() => void restore()}
          onClose={save.giveUp}
        />
      ) : null}
    </>
  );
}
