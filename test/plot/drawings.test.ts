import { expect, test } from "vitest";
import { history, kindsOfAI, nestedSets, timeline } from "../../src/course/01/index.js";
import { displaySymbol } from "../../src/display/index.js";

const drawings = { sets: nestedSets(kindsOfAI()), timeline: timeline(history()) };

test.each(Object.entries(drawings))(
  "the drawing of %s survives an untrusted notebook and reads as text",
  (_name, drawing) => {
    const bundle = drawing[displaySymbol]() as Record<string, string>;
    expect(bundle["text/html"]).not.toMatch(/<script|<style|<svg|<img|\sid=|\son\w+=|\sclass=/);
    expect(bundle["text/plain"]!.length).toBeGreaterThan(100);
    const open = bundle["text/html"]!.match(/<(div|details|summary|strong)\b/g)!.length;
    expect(bundle["text/html"]!.match(/<\/(div|details|summary|strong)>/g)).toHaveLength(open);
  },
);

test("every event of the timeline opens, and its text says the same", () => {
  const events = history().flatMap((era) => era.events);
  expect(drawings.timeline.html.match(/<details/g)).toHaveLength(events.length);
  for (const { when, says } of events) {
    expect(drawings.timeline.text).toContain(when);
    expect(drawings.timeline.text).toContain(says);
  }
});

test("sets are told from the outermost to the innermost, with what lies across", () => {
  expect(drawings.sets.text).toMatch(
    /^Sets inside each other: Artificial intelligence ⊃ Machine learning ⊃ Representation learning ⊃ Deep learning; Generative AI lies across/,
  );
});

test("names are made safe", () => {
  expect(timeline([{ name: "<b>", events: [{ when: "1", what: "<i>", says: "a < b" }] }]).html).not.toMatch(/<b>|<i>/);
});

test("nothing to draw is said in a sentence", () => {
  expect(() => timeline([])).toThrow(/nothing on this timeline/);
  expect(() => timeline([{ name: "empty", events: [] }])).toThrow(/"empty" has no events/);
  expect(() => nestedSets({ inside: [] })).toThrow(/There are no sets/);
});
