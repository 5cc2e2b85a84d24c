/** How much of a course is not compared exactly, and whether each says why. */
import { exemption } from "../../ipynb/tags.js";
import type { NotebookReport } from "./report.js";

/** `3 cells are not compared exactly (2 with a tolerance, 1 not compared), 1 of them without a reason`; nothing for none. */
export function exemptionText(notebooks: NotebookReport[]): string | undefined {
  const all = notebooks.flatMap(({ cells }) => cells.flatMap(({ cell }) => exemption(cell) ?? []));
  if (all.length === 0) return undefined;
  const kinds = new Map<string, number>();
  for (const { kind } of all) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const parts = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
  const silent = all.filter(({ why }) => !why).length;
  const cells = all.length === 1 ? "1 cell is" : `${all.length} cells are`;
  return `${cells} not compared exactly (${parts})${silent ? `, ${silent} without a reason in metadata.gradus.why` : ""}`;
}
