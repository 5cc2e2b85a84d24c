import { animation, bars, type Figure } from "../../plot/index.js";
import type { LanguageModel } from "../../text/counting/language-model.js";
import { samplingDistribution } from "../../text/sampling.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";

/** A model with its tokeniser. */
export type Speaks = LanguageModel & { tokeniser: Tokeniser };

const shown = (piece: string) => piece.replace(/\n/g, "⏎").replace(/^ /, "␣");

/** The ten most probable next tokens as bars; a slider changes the temperature. */
export function nextTokens(model: Speaks, text: string, temperatures = [0.3, 0.6, 1, 1.5, 2]): Figure {
  const p = model.distribution(model.tokeniser.encode(text));
  const ten = [...p.keys()].sort((a, b) => p[b]! - p[a]! || a - b).slice(0, 10);
  const frames = temperatures.map((temperature) => {
    const heated = samplingDistribution(p, { temperature });
    return [
      bars(
        ten.map((id) => shown(model.tokeniser.decode([id]))),
        ten.map((id) => Math.round(1000 * heated[id]!) / 10),
      ),
    ];
  });
  return animation(
    {
      ...{ slider: "temperature", labels: temperatures, show: 2, height: 380 },
      ...{ x: "next token (␣ is a blank)", y: "probability (%)", yRange: [0, 100] },
    },
    [],
    frames,
  );
}
