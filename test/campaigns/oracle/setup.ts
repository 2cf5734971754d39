import { createTestDatabase } from '../../support/testDatabase.ts';
import { PlaidBank } from './bank/plaidBank.ts';
import { TellerBank } from './bank/tellerBank.ts';
import { type Product, startProduct } from './product.ts';

export interface Setup {
  product: Product;
  plaid: PlaidBank;
  teller: TellerBank;
  stop(): Promise<void>;
}

/** Both fake banks and a product that is linked to nothing but them, on an empty database of its own. */
export async function startSetup(): Promise<Setup> {
  const plaid = new PlaidBank();
  const teller = new TellerBank();
  const [plaidUrl, tellerUrl] = [await plaid.start(), await teller.start()];
  const database = await createTestDatabase({ migrated: false });
  const stopBanks = async () => {
    await database.drop();
    await plaid.stop();
    await teller.stop();
  };
  try {
    const product = await startProduct({ databaseUrl: database.url, plaidUrl, tellerUrl });
    return {
      product,
      plaid,
      teller,
      stop: async () => {
        await product.stop();
        await stopBanks();
      },
    };
  } catch (error) {
    await stopBanks();
    throw error;
  }
}
