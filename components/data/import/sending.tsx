import { bytesLabel, fullNumber } from "../../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import type { Sent } from "./send-files.ts";

/** Files on their way to the server. */
export function Sending({ sent, onCancel }: { sent: Sent; onCancel: () => void }) {
  const { bytes, totalBytes, files, totalFiles } = sent;
  return (
    <section className="max-w-xl py-10">
      <h2 className="font-semibold text-base">Sending {totalFiles === 1 ? "one file" : `${fullNumber(totalFiles)} files`}</h2>
      <div className="mt-3">
        <ProgressBar label="Sending" share={totalBytes === 0 ? 1 : bytes / totalBytes} />
      </div>
      <p className="mt-2 flex items-center justify-between text-ink-2">
        <span>
          {bytesLabel(bytes)} of {bytesLabel(totalBytes)}
          {totalFiles > 1 ? `, ${fullNumber(files)} files there` : ""}
        </span>
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </p>
    </section>
  );
}
