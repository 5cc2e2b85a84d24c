/** Turns of phrase that a native author does not write and a list can find, each with what to write instead. */

const units = "(?:cm|dm|mm|km|m|kg|mg|g|Gy|MU|kB|MB)";
/** Nouns that measure: "a dose of 1.41 Gy" is English, "a ferret of 1.12 dm" is not. */
const measures =
  "cyst|dose|distance|depth|length|weight|error|mass|energy|height|width|thickness|field|size|step|rate|shift|margin|speed|volume|radius|diameter|difference|total|mean|median|maximum|minimum|range|spread|average|file|gap|side|prediction|value|loss|cost|tolerance|uncertainty|memory|limit|change|reading|output|amount|sum|offset|bias|slope|price";

const turns: readonly [pattern: RegExp, remedy: string][] = [
  [
    /(?<=^|[.!?:]["”’)]?\s)(Who|Whoever) (?!is\b|was\b|are\b|would\b|will\b|has\b|does\b|did\b|can\b|knows\b|wants\b|[^.!?]*\?)[^.!?]*[.!]/gm,
    "name who it is: every patient that …, anyone who …",
  ],
  [/(?<=^|[.!?]["”’)]?\s)(Nobody|Everybody)\b[^.!?]*[.!?]/gm, "say what it is about: The loss is not a law of nature"],
  [/\bwhoever\b/g, 'say "anyone who", "every lump that"'],
  [/, too(?=[.;:!?,)]|$)/gm, 'say "as well" or "also", before the verb'],
  [/\bpart(s|ed) (them|it)\b|\b(is|are|was|were|be) parted\b/g, 'say "separates", "are separated"'],
  [/\bline (can|cannot|could|that) part\b|\blines? parts? (the|two|both)\b/g, 'say "separates"'],
  [/\bshall\b/gi, 'say "its task is to", "is to", "should"'],
  [/\b(\w+s?) behind \1\b|\b\d+ behind \d+\b|\bbehind the first\b/g, 'say "one feeding another", "beyond the first"'],
  [/\bhad \d[\d.,]* ?(cm|dm|m|mm|kg|g|Gy)\b/g, 'say "was 1.37 dm long", "weighed 3 kg"'],
  [
    new RegExp(`\\b(?:an?|the) (?!(?:${measures})s?\\b)[a-z]+ of \\d[\\d.,]* ${units}\\b`, "gi"),
    'say "a 1.12 dm ferret", or "a ferret 1.12 dm long"',
  ],
  [/\b(which|what) (row|column|cell|line)s? does\b[^?!\n]{0,60}\bstand in\b/gi, 'ask "in which row is 1.24?"'],
  [/\bstands? in (the|this|that|a|our|your) (row|table|file|notebook|cell|list|column|line)\b/gi, 'say "is in"'],
  [/\bstands? (one|two|three|a) (pixel|row|column|place)s?\b/gi, 'say "is shifted by one pixel"'],
  [/\banother (half|third|pair|two|three)\b[^.!?]{0,20}\b(every|each) time\b/gi, 'say "a different half each time"'],
  [/\b(mend(s|ed|ing)?)\b/gi, 'say "fix"'],
  [/\bdear(er|est)?\b/gi, 'say "expensive"'],
  [/\bkept aside\b/gi, 'say "held out"'],
  [/\bin use\b(?!d)/gi, 'say "at test time", or what uses it'],
  [/\b(squared?|mean|average) mistakes?\b/gi, 'say "error" or "residual"'],
  [/\bthe \.\d+ of\b|\bthe \w+ \w+ of the slider\b/g, 'say "row (0, 0)\'s 0.38", "the slider\'s fourth border"'],
  [/(?<!\bthere )\b(is|are) none(?=[.;)]|$)/gim, 'say what it is not: "is not a bowl"'],
  [/\b(its|whose) name is (?=\w+[.,;)]|["“*'])/gi, 'say "called"'],
  [/\bas the (slide|book|paper|source|deck) has it\b/gi, 'say "as the slide puts it"'],
  [/\btold apart\b/gi, 'say "distinguished"'],
  [/\bon grounds\b(?! of| that)/gi, 'say "for good reasons"'],
  [/\b(what|if|as|when|where|how|so that) one (can|may|must|would|tried|wants|sees|asks|looks|gets)\b/gi, 'say "you"'],
  [
    /, for (it|they|there|he|she|we|you|nothing) (is|are|was|were|has|have|had|does|do|did|can|could|will|would|may|must|never|no longer)\b/g,
    'say "because"',
  ],
  [/\b(is|can be|are) had (by|at|from)\b/gi, 'say "is available", "comes from"'],
  [/\bmay be told\b/gi, "say what options it takes"],
  [/\b(two|three|both) [a-z]+ of one (length|size|shape)\b/gi, 'say "of the same length"'],
  [/(?<=^|[.!?] )(The same|All of them),? (drawn|again|once more|ten times each)\./gm, "write a sentence with a verb"],
  [/\d ?\$(?![\w{])(?![^$\n]*\$)/g, 'write "$0.30"'],
  [/\d %/g, 'write "67.6%", without a space'],
  [/\*(and|or|xor|not)\*/g, "put the word in quotation marks: 'and'"],
  [
    /\b(powerful|it is important to note|in this section we|needless to say|of course,)/gi,
    "leave it out: it says nothing",
  ],
];

/** The turns in a text, in the order of the list, each with what to write instead. */
export function turnsIn(text: string): { words: string; remedy: string }[] {
  return turns.flatMap(([pattern, remedy]) => [...text.matchAll(pattern)].map(([words]) => ({ words, remedy })));
}
