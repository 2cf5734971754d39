import { useQuery } from '../../query.ts';
import { api, Explained } from '../../session.ts';

export type LinkProvider = 'plaid' | 'teller';

/** The providers that this server can link a bank through. */
export const useLinkProviders = () =>
  useQuery('providers', async (signal) => {
    const { data } = await api().connections.listProviders({}, { signal });
    return data
      .filter(({ configured, capabilities }) => configured && capabilities.includes('link'))
      .map(({ name }) => name)
      .filter((name): name is LinkProvider => name === 'plaid' || name === 'teller');
  });

const NO_PAGE =
  'The session is open, but this version of the server has no page to sign in on. Use the API with a Link page of your own.';

/** Opens the page where somebody signs in to a bank, or to the same one again. */
export async function openLinkSession(
  wanted: { provider: LinkProvider; userId: string } | { connectionId: string },
): Promise<void> {
  const { connections } = api();
  const session =
    'connectionId' in wanted
      ? await connections.createReauthSession(wanted.connectionId)
      : await connections.createLinkSession({ provider: wanted.provider, user_id: wanted.userId });
  const url = 'url' in session && typeof session.url === 'string' ? session.url : null;
  if (!url) throw new Explained(NO_PAGE);
  location.assign(url);
}
