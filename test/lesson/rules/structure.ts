import type { Cell, Notebook, Violation } from "./notebook.js";

const slideTypes = ["slide", "subslide", "fragment", "notes", "skip", "-"];
const tags = ["clinician", "engineer", "show-code", "skip-output", "skip-execution", "raises-exception"];

/** Every cell has an id of its own, a slide type and only tags that the format knows. */
export function cellMetadata({ cells, metadata }: Notebook): Violation[] {
  const found: Violation[] = [];
  if (!metadata.gradus?.title || !(metadata.gradus?.minutes > 0))
    found.push("the notebook has no title or minutes in metadata.gradus");
  for (const cell of cells) {
    const twins = cells.filter((other) => other.id === cell.id);
    if (cell.id === "" || twins.length > 1) found.push(`cell ${cell.id || "without id"}: its id is not its own`);
    const slide = cell.metadata.slideshow?.slide_type;
    if (!slideTypes.includes(slide)) found.push(`cell ${cell.id}: slide type ${slide}`);
    const unknown = cell.tags.filter((tag) => !tags.includes(tag));
    if (unknown.length > 0) found.push(`cell ${cell.id}: unknown tag ${unknown.join(", ")}`);
  }
  return found;
}

/** Tolerances and skips have their reason, and are at most three. */
export function exceptions({ cells }: Notebook): Violation[] {
  const asked = cells.filter(({ metadata, tags: cellTags }) => {
    const { rtol, atol, compare } = metadata.gradus ?? {};
    return (
      rtol !== undefined || atol !== undefined || compare === false || cellTags.some((tag) => tag.startsWith("skip-"))
    );
  });
  const silent = asked
    .filter((cell) => !cell.metadata.gradus?.why)
    .map((cell) => `cell ${cell.id}: a tolerance or skip without its reason (metadata.gradus.why)`);
  return asked.length > 3 ? [...silent, `${asked.length} tolerances and skips: at most three`] : silent;
}

/** Every exercise's starter calls its check and is followed by its solution, which has code. */
export function exercises({ cells }: Notebook, known: ReadonlySet<string>): Violation[] {
  return cells.flatMap((cell, i) => {
    const id = cell.metadata.gradus?.exercise;
    if (id === undefined) return [];
    const problems: Violation[] = [];
    if (!known.has(id)) problems.push(`cell ${cell.id}: exercise ${id} is not declared`);
    if (!new RegExp(`lesson\\.(check|twin)\\("${id}"`).test(cell.source))
      problems.push(`cell ${cell.id}: the starter of ${id} does not call its check`);
    const solution = cells.slice(i + 1).find((later) => later.metadata.gradus?.solution === id);
    if (!solution) problems.push(`cell ${cell.id}: exercise ${id} has no solution below`);
    else if (!/<details>[\s\S]*```ts\n[\s\S]*```[\s\S]*<\/details>/.test(solution.source))
      problems.push(`cell ${solution.id}: the solution of ${id} has no folded ts block`);
    if (!textOf(cell).includes(`${id} not yet`))
      problems.push(`cell ${cell.id}: the stored starter of ${id} does not say "not yet"`);
    return problems;
  });
}

/** Figures carry their text alternative in both places; HTML survives an untrusted notebook. */
export function outputs({ cells }: Notebook): Violation[] {
  return cells.flatMap((cell) =>
    cell.outputs.flatMap(({ data }) => {
      const problems: Violation[] = [];
      const figure = data["application/vnd.plotly.v1+json"];
      if (figure && !(figure.layout?.meta?.alt?.length > 10))
        problems.push(`cell ${cell.id}: a figure without a text alternative`);
      if (figure && figure.layout?.meta?.alt !== data["text/plain"])
        problems.push(`cell ${cell.id}: a figure's text is not its alternative`);
      const html = data["text/html"];
      if (html && /<script|<style|\sid=|\son\w+=/i.test(html))
        problems.push(`cell ${cell.id}: HTML with a script, style element or id`);
      if (html && !data["text/plain"]) problems.push(`cell ${cell.id}: HTML without its text`);
      return problems;
    }),
  );
}

/** What a finished lecture has at least; a notebook is finished once it shows its card. */
export function counts({ cells }: Notebook): Violation[] {
  const code = cells.filter((cell) => cell.type === "code");
  const calls = (name: string) =>
    code.reduce((sum, cell) => sum + (cell.source.match(new RegExp(`lesson\\.${name}\\(`, "g"))?.length ?? 0), 0);
  if (calls("card") === 0) return [];
  const ran = {
    claims: [calls("claim"), 8],
    predictions: [calls("predict"), 4],
    exercises: [code.filter((cell) => cell.metadata.gradus?.exercise).length, 6],
    "exercises without code": [
      code.filter((cell) => cell.metadata.gradus?.exercise && !cell.tags.includes("engineer")).length,
      4,
    ],
    figures: [code.filter((cell) => cell.outputs.some(({ data }) => data["application/vnd.plotly.v1+json"])).length, 5],
    "quiz questions": [calls("quiz"), 5],
    "vendor claims": [calls("vendor"), 1],
    "cost cards": [calls("cost"), 1],
    closings: [calls("closing"), 1],
  };
  return Object.entries(ran).flatMap(([what, [has, needs]]) =>
    has! < needs! ? [`${what}: ${has}, needs at least ${needs}`] : [],
  );
}

/** The stored file is small, and says nothing about the machine it was made on. */
export function storedFile({ text }: Notebook): Violation[] {
  const megabytes = Buffer.byteLength(text) / 1e6;
  const paths = text.match(/(?<![\w.:/])\/(?:home|Users|root|work|tmp|var)\/[\w./-]+|[A-Z]:\\\\[\w.\\-]+/g) ?? [];
  return [
    ...(megabytes < 3 ? [] : [`the file has ${megabytes.toFixed(1)} MB: at most 3`]),
    ...paths.map((path) => `an absolute path is stored: ${path}`),
  ];
}

/** A cell does one thing: code cells stay short. */
export function cellLengths({ cells }: Notebook): Violation[] {
  return cells.flatMap(({ type, id, source }) => {
    const lines = source.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("import ")).length;
    return type === "code" && lines > 18 ? [`cell ${id}: ${lines} lines of code`] : [];
  });
}

function textOf(cell: Cell): string {
  return cell.outputs.map((output) => output.text ?? output.data["text/plain"] ?? "").join("\n");
}

/** Code fits the width of a page: nobody scrolls sideways, in cells and in solutions. */
export function lineWidths({ cells }: Notebook): Violation[] {
  return cells.flatMap(({ type, id, source }) => {
    const code = type === "code" ? [source] : (source.match(/```ts\n[\s\S]*?```/g) ?? []);
    const widest = Math.max(0, ...code.flatMap((text) => text.split("\n").map((line) => line.length)));
    return widest > 104 ? [`cell ${id}: a line of ${widest} characters, at most 104`] : [];
  });
}
