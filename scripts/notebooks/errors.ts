/** Something that cannot be run at all: exit code 2, one clear sentence, nothing changed. */
export class Unrunnable extends Error {
  override name = "Unrunnable";
}
