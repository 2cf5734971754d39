export interface Delivery {
  url: string;
  status: number | null;
  error: string | null;
}

/** Posts the same body `copies` times, one after another. A failed delivery is returned, not thrown. */
export async function deliver(
  url: string,
  { body, headers }: { body: string; headers: Record<string, string> },
  copies: number,
): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (let copy = 0; copy < copies; copy++) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      deliveries.push({ url, status: response.status, error: null });
    } catch (error) {
      deliveries.push({ url, status: null, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return deliveries;
}
