/** A file to send, under the path it has below what was dropped. */
export type FileToSend = { path: string; file: File };

const hidden = /(^|\/)(\.|__MACOSX\/)/;

/** All files of a drop, those in folders included; hidden ones stay behind. Rejects with the name of what cannot be read. */
export async function droppedFiles(transfer: DataTransfer): Promise<FileToSend[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return chosenFiles(transfer.files);
  const found: FileToSend[] = [];
  for (const entry of entries) await visit(entry, found);
  return found.filter(({ path }) => !hidden.test(path));
}

/** The files of a file field, with the folders a folder field gives them. */
export function chosenFiles(files: FileList | null): FileToSend[] {
  const found = [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return found.filter(({ path }) => !hidden.test(path));
}

async function visit(entry: FileSystemEntry, found: FileToSend[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = (entry as FileSystemFileEntry).file.bind(entry);
    found.push({ path, file: await readable<File>(path, file) });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const read = () => readable<FileSystemEntry[]>(path, reader.readEntries.bind(reader));
  for (let batch = await read(); batch.length > 0; batch = await read()) for (const each of batch) await visit(each, found);
}

function readable<What>(path: string, ask: (resolve: (what: What) => void, reject: (error: DOMException) => void) => void): Promise<What> {
  return new Promise((resolve, reject) => ask(resolve, (error) => reject(new Error(`${path} cannot be read (${error.message}).`))));
}
