import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { slideKeys } from "../../scripts/ipynb/slide.js";
import { knownTags } from "../../scripts/ipynb/tags.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import * as gradus from "../../src/index.js";

const root = projectRoot();
const read = (name: string) => readFileSync(join(root, name), "utf8");
const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);

describe.each(documents)("%s", (document) => {
  test("links to what is there", () => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, to]) => to!);
    expect(links.filter((to) => !existsSync(join(root, dirname(document), to)))).toEqual([]);
  });

  test("names files and folders of the project that are there", () => {
    const paths = [...read(document).matchAll(/`((?:src|scripts|test|docs|notebooks)\/[\w./-]*\w\/?)`/g)].map(
      ([, to]) => to!,
    );
    // NN, 04: any lecture; what stands before a colon or a star is looked at without it
    const missing = paths.filter((to) => !/NN|\b\d\d\b|lecture-/.test(to) && !existsSync(join(root, to)));
    expect(missing).toEqual([]);
  });

  test("names commands that npm knows", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = [...read(document).matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test("the README and the notebook format know every key of slide metadata, and the format every tag", () => {
  const [readme, format] = [read("README.md"), read("docs/notebook-format.md")];
  const table = readme.split("\n").filter((line) => line.startsWith("|")).join("\n"); // biome-ignore format: one line
  expect(slideKeys.length).toBeGreaterThan(5);
  expect(slideKeys.filter((key) => !table.includes(`\`${key}\``))).toEqual([]);
  expect(slideKeys.filter((key) => !new RegExp(`slide\`.*\\b${key}\\b`).test(format))).toEqual([]);
  expect(knownTags.filter((tag) => !tag.startsWith("nbval-") && !format.includes(tag))).toEqual([]);
});

test("README or CONTRIBUTING say of every command what it is for", () => {
  const said = read("README.md") + read("docs/CONTRIBUTING.md");
  const { scripts } = JSON.parse(read("package.json"));
  expect(Object.keys(scripts).filter((name) => !new RegExp(`npm (run )?${name}\\b`).test(said))).toEqual([]);
});

test("every function that notebooks find in plot, nn, optim, metrics, data, linalg, calculus is named in a test", () => {
  const tests = join(root, "test");
  const names = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const text = names.map((name) => readFileSync(join(tests, name), "utf8")).join("\n");
  const { plot, nn, optim, metrics, data, linalg, calculus } = gradus;
  const functions = Object.values({ plot, nn, optim, metrics, data, linalg, calculus }).flatMap((members) =>
    Object.entries(members).flatMap(([name, value]) =>
      typeof value === "function" && /^[a-z]/.test(name) ? name : [],
    ),
  );
  expect(functions.length).toBeGreaterThan(150);
  expect(functions.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});
