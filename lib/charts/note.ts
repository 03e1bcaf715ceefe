/** What a tooltip says, as plain text: names in it come from the data. */
export type Note = { title: string; lines: NoteLine[]; remarks?: string[] };

export type NoteLine = {
  label: string;
  value: string /** A CSS colour of the sample before the label. */;
  colour?: string;
  strong?: boolean;
};
