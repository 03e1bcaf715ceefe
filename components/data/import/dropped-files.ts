/** A file to send, under the path it has below what was dropped. */
export type FileToSend = { path: string; file: File };

const hidden = /(^|\/)(\.|__MACOSX\/)/;

/** All files of a drop, those in folders included; hidden ones stay behind. */
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
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const read = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  for (let batch = await read(); batch.length > 0; batch = await read()) for (const each of batch) await visit(each, found);
}
