import type { FileToSend } from "./dropped-files.ts";

export type Sent = { bytes: number; totalBytes: number; files: number; totalFiles: number };

type SendOptions = { upload: string; signal: AbortSignal; onSent: (sent: Sent) => void };

/** Sends files one after the other into one upload; rejects with words for people. */
export async function sendFiles(files: readonly FileToSend[], { upload, signal, onSent }: SendOptions): Promise<void> {
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  for (const [index, each] of files.entries()) {
    const tell = (bytes: number) => onSent({ bytes: done + bytes, totalBytes, files: index, totalFiles: files.length });
    tell(0);
    await send(each, { upload, signal, onBytes: tell });
    done += each.file.size;
  }
  onSent({ bytes: done, totalBytes, files: files.length, totalFiles: files.length });
}

type OneOptions = { upload: string; signal: AbortSignal; onBytes: (bytes: number) => void };

/** By XMLHttpRequest, since fetch does not tell how much has gone out. */
function send({ path, file }: FileToSend, { upload, signal, onBytes }: OneOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = (end: () => void) => {
      signal.removeEventListener("abort", stop);
      end();
    };
    request.open("POST", `/api/uploads?${new URLSearchParams({ upload, name: path })}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onload = () => settle(() => (request.status === 200 ? resolve() : reject(new Error(wordsOf(request, path)))));
    request.onerror = () =>
      settle(() => reject(new Error(`${path} could not be sent: the server cannot be reached, or the file changed meanwhile.`)));
    request.onabort = () => settle(() => reject(new DOMException("stopped", "AbortError")));
    signal.addEventListener("abort", stop);
    request.send(file);
  });
}

function wordsOf({ responseText, status }: XMLHttpRequest, path: string): string {
  try {
    const { message } = JSON.parse(responseText) as { message?: unknown };
    if (typeof message === "string") return `${path}: ${message}`;
  } catch {
    // The answer is not ours; its number has to do.
  }
  return `${path} could not be sent (${status}).`;
}
