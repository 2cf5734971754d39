import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';

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

/** Where the bank's page leads back to. The server adds the id of the session. */
const RETURN_PATH = '/accounts';
/** The page then says that somebody has signed in again, not that a bank was linked. */
const RETURN_PATH_AGAIN = '/accounts?again=1';

/** Opens the page where somebody signs in to a bank, or to the same one again. */
export async function openLinkSession(
  wanted: { provider: LinkProvider; userId: string } | { connectionId: string },
): Promise<void> {
  const { connections } = api();
  const { url } =
    'connectionId' in wanted
      ? await connections.createReauthSession(wanted.connectionId, { return_path: RETURN_PATH_AGAIN })
      : await connections.createLinkSession({
          provider: wanted.provider,
          user_id: wanted.userId,
          return_path: RETURN_PATH,
        });
  location.assign(url);
}
