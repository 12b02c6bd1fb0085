import type { CallClient, MediaPolicy } from './client.ts';

type Open = (policy: MediaPolicy) => CallClient;

/** One line per provider: its module and its SDK are fetched only where it is used. */
const modules: Record<string, () => Promise<Open>> = {
  builtin: async () => (await import('./builtin/client.ts')).openBuiltin,
};

/** The client for a provider; refuses one that this version of the page does not know. */
export async function openCall(provider: string, policy: MediaPolicy): Promise<CallClient> {
  const load = modules[provider];
  if (!load) throw new Error(`no module for the provider ${provider}`);
  return (await load())(policy);
}
