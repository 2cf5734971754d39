import { useQuery } from './query.ts';
import { api } from './session.ts';

/** Whether the key may change something. Until that is known it may, and the server decides. */
export function useCanWrite(): boolean {
  const key = useQuery('current key', (signal) => api().apiKeys.getCurrent({ signal }));
  return key.data?.scope !== 'read_only';
}
