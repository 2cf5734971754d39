import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../support/testDatabase.ts';
import { PlaidBank } from './bank/plaidBank.ts';
import { TellerBank } from './bank/tellerBank.ts';
import { TAGS } from './histories/history.ts';
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
  const certificates = writeCertificate(teller);
  const stopBanks = async () => {
    rmSync(certificates.folder, { recursive: true });
    await database.drop();
    await plaid.stop();
    await teller.stop();
  };
  try {
    const product = await startProduct({
      databaseUrl: database.url,
      plaidUrl,
      tellerUrl,
      certificatePath: certificates.certificatePath,
      privateKeyPath: certificates.privateKeyPath,
    });
    for (const slug of TAGS) {
      await product.api.post('/tags', { slug, display_name: slug });
    }
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

function writeCertificate({ certificate }: TellerBank) {
  const folder = mkdtempSync(join(tmpdir(), 'breadbox-oracle-'));
  const [certificatePath, privateKeyPath] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  writeFileSync(certificatePath, certificate.certificate);
  writeFileSync(privateKeyPath, certificate.privateKey, { mode: 0o600 });
  return { folder, certificatePath, privateKeyPath };
}
