import type { Item } from "./outbox.js";

/** Alternations between stdout and stderr that are kept in one publication; beyond this each stream stays whole. */
const RUNS = 40;

/**
 * What is left to publish when several outputs wait at once: of the updates of one display only the last, nothing that a
 * later `clear_output` would remove, and no more than a few alternations between a cell's streams.
 */
export function collapse(items: Item[]): Item[] {
  return mergeStreams(withoutCleared(withoutOldUpdates(items)));
}

function withoutOldUpdates(items: Item[]): Item[] {
  const lastUpdate = new Map<string, number>();
  items.forEach((item, i) => {
    const id = updated(item);
    if (id) lastUpdate.set(id, i);
  });
  if (lastUpdate.size === 0) return items;
  return items.filter((item, i) => !updated(item) || lastUpdate.get(updated(item)!) === i);
}

const updated = (item: Item): string | undefined =>
  item.type === "update_display_data" ? item.content.transient?.display_id : undefined;

/** An output clears what came before it if a clear_output lies between; the last clear_output itself stays. */
function withoutCleared(items: Item[]): Item[] {
  const clearedUpTo = new Map<number, number>();
  const pending = new Map<number, number>();
  items.forEach((item, i) => {
    if (item.type === "then") return;
    if (item.type === "clear_output") {
      pending.set(item.cell, i);
      if (!item.content.wait) clearedUpTo.set(item.cell, i);
    } else if (pending.has(item.cell)) {
      clearedUpTo.set(item.cell, pending.get(item.cell)!);
    }
  });
  if (clearedUpTo.size === 0) return items;
  return items.filter((item, i) => item.type === "then" || i >= (clearedUpTo.get(item.cell) ?? 0));
}

function mergeStreams(items: Item[]): Item[] {
  if (items.filter((item) => item.type === "stream").length <= RUNS) return items;
  const merged: Item[] = [];
  const open = new Map<string, Extract<Item, { type: "stream" }>>();
  for (const item of items) {
    if (item.type !== "stream") {
      open.clear();
      merged.push(item);
      continue;
    }
    const key = `${item.cell} ${item.content.name}`;
    const before = open.get(key);
    if (before) before.content.text += item.content.text;
    else {
      const copy = { ...item, content: { ...item.content } };
      open.set(key, copy);
      merged.push(copy);
    }
  }
  return merged;
}
