import { caseDefiner } from './defineCase.ts';
import { definePlaidErrorCases } from './plaidErrorCases.ts';
import { definePlaidLoginCases } from './plaidLoginCases.ts';
import { definePlaidRowCases } from './plaidRowCases.ts';
import { type Setup, startSetup } from './setup.ts';
import { defineTellerCases } from './tellerCases.ts';
import { defineTellerListingCases } from './tellerListingCases.ts';

const LIMIT_MS = 60_000;

describe('oracle: named cases', function () {
  this.timeout(LIMIT_MS);
  let setup: Setup | undefined;

  before(async () => {
    setup = await startSetup();
  });
  after(() => setup?.stop());

  const define = caseDefiner(() => {
    if (!setup) throw new Error('The product has not started.');
    return setup;
  });
  defineTellerCases(define);
  defineTellerListingCases(define);
  definePlaidRowCases(define);
  definePlaidLoginCases(define);
  definePlaidErrorCases(define);
});
