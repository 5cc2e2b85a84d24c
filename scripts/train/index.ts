/** The command line of `npm run train`. */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { positiveNumber, readOptions } from "../command/arguments.js";
import { Problem, projectRoot } from "../setup/index.mjs";
import { publish } from "./publish.js";
import { recipes } from "./recipes.js";
import { train } from "./train.js";

const USAGE = `npm run train -- NAME [--fresh] [--steps N] [--to FOLDER]
Trains a model that comes with the library, and writes NAME.safetensors and its card NAME.json. The seed is fixed: the same
numbers come out on every machine. A run that was stopped goes on where it was; its state is kept in build/train.

  NAME          one of: ${Object.keys(recipes).join(", ")}
  --fresh       begin anew, whatever was kept
  --steps N     stop after N steps in all and keep the state; nothing is written to FOLDER
  --to FOLDER   where the two files go (src/assets)
  --help        this text`;

const options = {
  fresh: { type: "boolean" },
  steps: { type: "string" },
  to: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = readOptions("npm run train", args, { allowPositionals: true, options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const until = positiveNumber("--steps", values.steps, true);
  const names = Object.keys(recipes).join(", ");
  if (positionals.length !== 1) throw new Problem(`Name one model to train: ${names}.`);
  const recipe = recipes[positionals[0]!];
  if (!recipe) throw new Problem(`There is no model "${positionals[0]}" to train. There is ${names}.`);
  const checkpoint = join(projectRoot(), "build", "train", `${recipe.name}.safetensors`);
  if (values.fresh) rmSync(checkpoint, { force: true });
  const done = await train(recipe, {
    checkpoint,
    ...(until !== undefined && { until }),
    onPoint({ step, curve, seconds }) {
      const left = (seconds / step) * (recipe.steps - step);
      if (step % (10 * recipe.every) === 0 || step === recipe.steps)
        console.log(`step ${step} of ${recipe.steps}: loss ${curve.at(-1)!.toFixed(4)}, ${Math.round(left)} s to go`);
      return true;
    },
  });
  if (done.progress.step < recipe.steps) {
    console.log(`Stopped after ${done.progress.step} steps. The same command without --steps goes on from there.`);
    return 0;
  }
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), values.to ?? join(projectRoot(), "src", "assets"));
  const rows = publish(recipe, done, folder);
  console.log(`Written to ${folder}. Their rows in src/assets/README.md:\n${rows}`);
  return 0;
}
