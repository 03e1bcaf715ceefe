/** What nodes of an answer are called when they are no names of the data, for those who draw it. */
export { endKinds, nodeNames } from "../definition/node.ts";
