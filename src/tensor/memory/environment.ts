/** What the environment asks of the engine, for tests. In a browser there is no environment, and nothing is asked. */
import { useReferenceKernels } from "../../kernels/index.js";

const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env ?? {};

/** GRADUS_KERNELS=reference keeps float32 on the readable kernels. */
if (environment.GRADUS_KERNELS === "reference") useReferenceKernels();

/** GRADUS_MEMORY=sweep or evict: at every safepoint, and what is free is overwritten, so that mistakes show. */
export const stress = environment.GRADUS_MEMORY;
