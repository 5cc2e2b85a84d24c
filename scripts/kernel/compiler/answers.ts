import type { Completions } from "../io/replies.js";
import type { Tslab } from "./converter.js";

/** What can stand at the cursor. */
export function complete({ converter }: Tslab, declarations: string, code: string, cursor: number): Completions {
  const { start, end, candidates, original } = converter.complete(declarations, code, cursor);
  const kinds = new Map<string, string>(original?.entries?.map((entry: any) => [entry.name, entry.kind]));
  return {
    start,
    end,
    matches: candidates.map((text: string) => ({ text, type: kinds.get(text)?.replace("alias", "imported") ?? "" })),
  };
}

/** The signature and the docstring of what stands at the cursor, or just before it. */
export function inspect(
  { converter, printQuickInfo }: Tslab,
  declarations: string,
  code: string,
  cursor: number,
): { text: string; markdown: string } | undefined {
  const info = nearby(code, cursor)
    .map((at) => converter.inspect(declarations, code, at))
    .find((found) => found?.displayParts?.length && !isUnknown(found.displayParts));
  if (!info) return undefined;
  const joined = (parts: { text: string }[] | undefined) => (parts ?? []).map((part) => part.text).join("");
  const tags = (info.tags ?? []).map((tag: any) => markdownTag(tag.name, joined(tag.text)));
  const signature = `\`\`\`typescript\n${withoutAlias(joined(info.displayParts))}\n\`\`\``;
  const markdown = [signature, joined(info.documentation), ...tags].filter(Boolean).join("\n\n");
  return { text: withoutAlias(printQuickInfo(info)), markdown };
}

/** TypeScript answers a name that nobody declared with the bare type `any`. */
const isUnknown = (parts: { text: string }[]) => parts.map(({ text }) => text).join("") === "any";

/**
 * Whether code can run as it stands. Code that stops in the middle of something goes on; what is wrong however it goes on is
 * invalid.
 */
export function isComplete({ ts, isCompleteCode }: Tslab, code: string): object {
  const { parseDiagnostics } = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022);
  const ended = code.trimEnd().length;
  const open = parseDiagnostics.some(
    (found: { start: number; length: number; code: number }) =>
      [1010, 1160, 1126].includes(found.code) || found.start >= ended,
  ); // an open comment, an open template, an early end
  if (/\n\s*\n\s*$/.test(code) || parseDiagnostics.length === 0) return { status: "complete" };
  if (!open) return { status: "invalid" };
  return { status: "incomplete", indent: isCompleteCode(code).indent ?? "" };
}

/** An imported name reads best as what it stands for. */
const withoutAlias = (text: string) => text.replace(/^\(alias\) /, "").replace(/\nimport [\w$]+(?=\n|$)/, "");

function markdownTag(name: string, text: string): string {
  if (name === "example") return `\`\`\`typescript\n${text.trim()}\n\`\`\``;
  if (name === "param") return `**${text.split(" ")[0]}** ${text.split(" ").slice(1).join(" ")}`;
  return `*${name}* ${text}`;
}

/** Where to look: at the cursor, at the word before it, at the function whose bracket is open. */
function nearby(code: string, cursor: number): number[] {
  const places = [cursor, cursor - 1];
  let depth = 0;
  for (let i = cursor - 1; i >= 0 && cursor - i < 2000; i--) {
    if (code[i] === ")") depth++;
    else if (code[i] === "(" && depth-- === 0) {
      places.push(i - 1);
      break;
    }
  }
  return places.filter((at) => at >= 0);
}
