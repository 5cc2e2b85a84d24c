/** The system's own browser. */
import { type Browser, chromium } from "playwright-core";
import { Problem } from "../setup/problem.mjs";
import { findBrowser } from "./installed.js";

/** Starts the installed browser, without a window. Throws {@link Problem} where there is none or it does not start. */
export async function launchBrowser(executablePath = findBrowser()): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath,
      // A container's root user has no sandbox, and its machine no graphics card.
      chromiumSandbox: false,
      args: ["--enable-unsafe-swiftshader"],
      // Whoever starts it ends it, and puts away what is half done.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    throw new Problem(
      `${executablePath} does not start: ${reason} Name another Chromium, Chrome or Edge in the environment variable CHROMIUM.`,
    );
  }
}

/** Does `work` with a browser that is gone afterwards, and at once when the signal comes. */
export async function withBrowser<T>(signal: AbortSignal, work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  const close = () => browser.close();
  signal.addEventListener("abort", close);
  try {
    signal.throwIfAborted();
    return await work(browser);
  } finally {
    signal.removeEventListener("abort", close);
    await close();
  }
}
