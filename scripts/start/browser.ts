import { spawn } from "node:child_process";

/** Opens an address in the user's browser. Where there is none, the printed address is what remains. */
export function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "win32"
      ? ["rundll32", "url.dll,FileProtocolHandler", address]
      : [process.platform === "darwin" ? "open" : "xdg-open", address];
  const child = spawn(command as string, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
