"use client";

import { Copy, Download, History, LayoutDashboard, Pencil, Save as SaveIcon, Star, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ago } from "../../lib/format.ts";
import { AddToDashboard } from "../dashboards/add-to-dashboard.tsx";
import { Button, IconButton, Tip } from "../ui/button.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { SaveDialogs } from "./save-dialogs.tsx";
import type { SavedProps } from "./saved-actions.ts";
import { saveReportFile } from "./use-row-deeds.ts";
import type { Savable, Save } from "./use-save.ts";
import type { Held, Saved } from "./use-saved.ts";

export type SaveBarProps = { savable: Savable; saved: Saved; save: Save; props: SavedProps; ready: boolean };

export type SaveDialog = "save" | "save as" | "details" | "history" | null;

export type Opens = { dialog: SaveDialog; onDialog: (dialog: SaveDialog) => void };

/** The saved self of the report on screen: its name, whether it was changed, and everything that can be done with it. */
export function SaveBar({ bar, dialog, onDialog }: { bar: SaveBarProps } & Opens) {
  const { saved, props } = bar;
  const { open } = saved;
  return (
    <>
      {open && open.report.deletedAt === null ? <NamedBar bar={bar} open={open} dialog={dialog} onDialog={onDialog} /> : null}
      {open && open.report.deletedAt !== null ? <DeletedBar open={open} props={props} saved={saved} /> : null}
      {saved.missing ? (
        <p role="status" className="rounded-md bg-brass-soft px-3 py-2 text-brass">
          This address names a saved report that is not kept here.
        </p>
      ) : null}
      <SaveDialogs bar={bar} dialog={dialog} onDialog={onDialog} />
    </>
  );
}

/** The button that keeps a report which has no name yet. */
export function SaveButton({ bar: { saved, props, ready }, onDialog }: { bar: SaveBarProps; onDialog: Opens["onDialog"] }) {
  if (saved.open || !props.maySave || !ready) return null;
  return (
    <Button onClick={() => onDialog("save")}>
      <SaveIcon size={14} strokeWidth={1.7} aria-hidden />
      Save
    </Button>
  );
}

/** What the palette can do with the saved self of a report. */
export function saveCommands(
  { saved, save, props, ready }: SaveBarProps,
  onDialog: Opens["onDialog"],
): { label: string; run: () => void }[] {
  const open = saved.open?.report.deletedAt === null;
  if (!props.maySave) return [];
  if (!open) return ready ? [{ label: "Save this report …", run: () => onDialog("save") }] : [];
  return [
    ...(save.changed && ready ? [{ label: "Save the changes", run: () => void save.save() }] : []),
    ...(save.changed ? [{ label: "Discard the changes", run: () => save.discard() }] : []),
    ...(ready ? [{ label: "Save as a new report …", run: () => onDialog("save as") }] : []),
    { label: "Version history", run: () => onDialog("history") },
  ];
}

function NamedBar({ bar, open, onDialog }: { bar: SaveBarProps; open: Held } & Opens) {
  const { save, props } = bar;
  const { report, usedOn } = open;
  const used = usedOn.length === 0 ? "" : `used on ${usedOn.length} ${usedOn.length === 1 ? "dashboard" : "dashboards"}`;
  const facts = [open.ownerName, `version ${report.revision}, ${ago(Math.max(0, Date.now() - report.changedAt))}`, used].filter(Boolean);
  return (
    <div data-testid="saved" className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <span className="flex min-w-0 items-start gap-1">
        <FavouriteButton bar={bar} open={open} />
        <h2 className="min-w-0 max-w-full break-words font-semibold text-base" title={report.description || undefined}>
          {report.name}
        </h2>
      </span>
      {report.tags.map((tag) => (
        <span key={tag} className="max-w-40 truncate rounded-full bg-sunken px-2 text-ink-2 text-xs leading-5">
          {tag}
        </span>
      ))}
      <Tip text={usedOn.length > 0 ? usedOn.map(({ name }) => name).join(", ") : "Version, and when it was saved"}>
        <button
          type="button"
          onClick={() => onDialog("history")}
          className="text-ink-3 text-xs hover:text-ink hover:underline"
          suppressHydrationWarning
        >
          {facts.join(" · ")}
        </button>
      </Tip>
      <span className="ml-auto flex flex-wrap items-center gap-1.5">
        {save.changed ? (
          <span role="status" className="rounded-full bg-brass-soft px-2 text-brass text-xs leading-5">
            Unsaved changes
          </span>
        ) : null}
        {save.changed && props.maySave ? (
          <Button tone="primary" disabled={!bar.ready} onClick={() => void save.save()}>
            Save
          </Button>
        ) : null}
        {save.changed ? (
          <Button tone="quiet" onClick={save.discard}>
            Discard
          </Button>
        ) : null}
        <ReportMenu bar={bar} open={open} onDialog={onDialog} />
      </span>
      <Upgrade open={open} />
    </div>
  );
}

function Upgrade({ open: { upgradedBy, faults } }: { open: Held }) {
  const [fault] = faults;
  const words = fault
    ? `This report no longer holds as it was saved: ${fault.path ? `${fault.path}: ` : ""}${fault.message}`
    : upgradedBy.length > 0
      ? `This report was written by an older Parquetry and brought up to date: ${upgradedBy.join(", ")}.`
      : null;
  return words ? (
    <p role="status" className="w-full break-words rounded-md bg-brass-soft px-3 py-2 text-brass">
      {words}
    </p>
  ) : null;
}

function FavouriteButton({ bar: { props, saved }, open }: { bar: SaveBarProps; open: Held }) {
  const { favourite, report } = open;
  const turn = () => {
    saved.take({ ...open, favourite: !favourite });
    props.actions.setFavourite({ kind: "report", id: report.id }, !favourite).catch(() => {
      saved.take({ ...open, favourite });
      toast("The server could not be reached.", "danger");
    });
  };
  return (
    <IconButton
      label={favourite ? "A favourite; press to take it off" : "Make it a favourite"}
      aria-pressed={favourite}
      onClick={turn}
      className="-ml-1.5"
    >
      <Star size={16} strokeWidth={1.7} aria-hidden className={favourite ? "fill-brass text-brass" : ""} />
    </IconButton>
  );
}

function ReportMenu({ bar, open, onDialog }: { bar: SaveBarProps; open: Held; onDialog: Opens["onDialog"] }) {
  const [adding, setAdding] = useState(false);
  const router = useRouter();
  const { props, saved } = bar;
  const { report } = open;
  const remove = async () => {
    const gone = await props.actions.deleteReport(report.id).catch(() => false);
    if (!gone) return toast("The report could not be deleted.", "danger");
    const undo = async () => {
      const back = await props.actions.restoreReport(report.id).catch(() => false);
      toast(back ? `${report.name} is back` : "The report could not be brought back.", back ? "plain" : "danger");
      if (back) router.push(`/reports/${report.kind}?saved=${report.id}`);
    };
    toast(`Deleted ${report.name}`, "plain", { label: "Undo", run: () => void undo() });
    saved.point(null);
    router.push("/saved");
  };
  const items: MenuItem[] = [
    ...(props.maySave
      ? ([
          { label: "Name, description, tags …", icon: Pencil, onSelect: () => onDialog("details") },
          { label: "Save as …", icon: Copy, onSelect: () => onDialog("save as"), disabled: !bar.ready },
        ] satisfies MenuItem[])
      : []),
    ...(props.maySave
      ? ([{ label: "Add to a dashboard …", icon: LayoutDashboard, onSelect: () => setAdding(true) }] satisfies MenuItem[])
      : []),
    { label: "Version history", icon: History, onSelect: () => onDialog("history") },
    { label: "Export as JSON", icon: Download, onSelect: () => saveReportFile(open) },
    ...(open.mayDelete
      ? (["line", { label: "Delete", icon: Trash2, danger: true, onSelect: () => void remove() }] satisfies MenuItem[])
      : []),
  ];
  return (
    <>
      <Menu label="This report" items={items} trigger={<Button aria-label="More with this report">⋯</Button>} />
      {adding ? <AddToDashboard report={report} actions={props.actions} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function DeletedBar({ open, props, saved }: { open: Held; props: SavedProps; saved: Saved }) {
  const back = async () => {
    const done = await props.actions.restoreReport(open.report.id).catch(() => false);
    if (!done) return toast("The report could not be brought back.", "danger");
    const now = await props.actions.openReport(open.report.id);
    if (now) saved.take(now);
  };
  return (
    <p role="status" className="flex flex-wrap items-center gap-3 rounded-md bg-brass-soft px-3 py-2 text-brass">
      <span className="min-w-0 break-words">{open.report.name} was deleted.</span>
      {open.mayDelete ? <Button onClick={() => void back()}>Bring it back</Button> : null}
    </p>
  );
}
