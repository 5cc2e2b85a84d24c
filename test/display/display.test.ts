import { afterEach, expect, test } from "vitest";
import { type Broadcast, bundleOf, display, displaySymbol, progress } from "../../src/display/index.js";

const kernel = globalThis as { [key: symbol]: Broadcast | undefined };
const seam = Symbol.for("Jupyter.broadcast");
afterEach(() => {
  kernel[seam] = undefined;
});

/** Everything that a kernel would have been sent while `run` ran. */
function sent(run: () => void) {
  const messages: [type: string, content: any][] = [];
  kernel[seam] = (type, content) => messages.push([type, content]);
  run();
  return messages;
}

test("an object with the display symbol shows its own bundle, a bundle itself, the rest plain text", () => {
  expect(bundleOf({ [displaySymbol]: () => ({ "text/html": "<b>2</b>" }) })).toEqual({ "text/html": "<b>2</b>" });
  expect(bundleOf({ "text/html": "<i>1</i>" })).toEqual({ "text/html": "<i>1</i>" });
  expect(bundleOf({ a: [1] })).toEqual({ "text/plain": "{ a: [ 1 ] }" });
  expect(bundleOf("as it is")).toEqual({ "text/plain": "as it is" });
});

test("a handle replaces the output it stands for", () => {
  const messages = sent(() => display("one", { id: "x" }).update("two"));
  expect(messages.map(([type, content]) => [type, content.data["text/plain"], content.transient.display_id])).toEqual([
    ["display_data", "one", "x"],
    ["update_display_data", "two", "x"],
  ]);
});

test("a progress bar yields every item and ends on a final state without times", () => {
  const seen: string[] = [];
  const messages = sent(() => seen.push(...progress(["a", "b"], { label: "reading" })));
  expect(seen).toEqual(["a", "b"]);
  expect(messages.at(-1)?.[1].data["text/plain"]).toBe(`reading ${"█".repeat(30)} 2 of 2 (100 %)`);
});

test("a loop left early leaves the bar where it stopped", () => {
  const messages = sent(() => {
    for (const i of progress(4)) if (i === 2) break;
  });
  expect(messages.at(-1)?.[1].data["text/plain"]).toContain("2 of 4 (50 %)");
});
