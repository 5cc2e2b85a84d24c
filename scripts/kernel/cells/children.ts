import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";

type Stdio = unknown;

/**
 * Lets what child processes print to inherited streams appear under the cell that started them. The kernel's own stdout is
 * the server's log, so "inherit" becomes a pipe that we read: live for asynchronous children, at the end for others.
 */
export function captureChildren(): void {
  const { prototype } = childProcess.ChildProcess as unknown as { prototype: any };
  const spawn = prototype.spawn;
  prototype.spawn = function (options: { stdio?: Stdio }) {
    const { stdio, inherited } = piped(options.stdio ?? "pipe");
    const result = spawn.call(this, { ...options, stdio });
    for (const fd of inherited) {
      this.stdio[fd]?.on("data", (data: Buffer) => process[fd === 1 ? "stdout" : "stderr"].write(data));
    }
    return result;
  };
  captureSync();
}

function captureSync(): void {
  const real = childProcess.spawnSync;
  const run = (file: string, ...rest: unknown[]) => {
    const args = Array.isArray(rest[0]) ? (rest[0] as string[]) : [];
    const given = (Array.isArray(rest[0]) ? rest[1] : rest[0]) as childProcess.SpawnSyncOptions | undefined;
    const { stdio, inherited } = piped(given?.stdio ?? "pipe");
    if (inherited.length === 0) return real(file, args, given);
    const result = real(file, args, { maxBuffer: Number.POSITIVE_INFINITY, ...given, stdio: stdio as any });
    for (const fd of inherited) {
      process[fd === 1 ? "stdout" : "stderr"].write(result.output?.[fd] ?? "");
      if (result.output) result.output[fd] = null;
    }
    return { ...result, stdout: result.output?.[1] ?? null, stderr: result.output?.[2] ?? null };
  };
  childProcess.spawnSync = run as typeof childProcess.spawnSync;
  childProcess.execFileSync = ((file: string, ...rest: unknown[]) => {
    const args = Array.isArray(rest[0]) ? rest[0] : [];
    const given = (Array.isArray(rest[0]) ? rest[1] : rest[0]) as childProcess.ExecFileSyncOptions | undefined;
    return outputOrThrow(file, args, given, run(file, args, given));
  }) as typeof childProcess.execFileSync;
  childProcess.execSync = ((command: string, given?: childProcess.ExecSyncOptions) =>
    outputOrThrow(
      command,
      [],
      given,
      run(command, [], { shell: true, ...given } as object),
    )) as typeof childProcess.execSync;
  syncBuiltinESMExports();
}

/** Replaces inherited stdout and stderr by pipes and says which they were. */
function piped(stdio: Stdio): { stdio: Stdio; inherited: number[] } {
  const list = Array.isArray(stdio) ? [...stdio] : [stdio, stdio, stdio];
  const inherited = [1, 2].filter((fd) => {
    const to = list[fd];
    return to === "inherit" || to === fd || to === (fd === 1 ? process.stdout : process.stderr);
  });
  for (const fd of inherited) list[fd] = "pipe";
  if (inherited.length > 0 && list[0] === "inherit") list[0] = "ignore"; // the kernel has no keyboard
  return { stdio: inherited.length > 0 ? list : stdio, inherited };
}

/** What execSync and execFileSync make of a result: the output, or an error with everything in it. */
function outputOrThrow(
  command: string,
  args: string[],
  given: { stdio?: Stdio } | undefined,
  result: childProcess.SpawnSyncReturns<any>,
): unknown {
  if (given?.stdio === undefined && result.stderr?.length) process.stderr.write(result.stderr);
  if (!result.error && result.status === 0) return result.stdout;
  const message = `Command failed: ${[command, ...args].join(" ")}${result.stderr?.length ? `\n${result.stderr}` : ""}`;
  throw Object.assign(result.error ?? new Error(message), { ...result, error: undefined });
}
