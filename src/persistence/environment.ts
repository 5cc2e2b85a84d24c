/**
 * What the environment of the running program says, such as OPENAI_BASE_URL; undefined where it says nothing, as in a browser.
 */
export function environment(name: string): string | undefined {
  const variables = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env;
  return variables?.[name] || undefined;
}
