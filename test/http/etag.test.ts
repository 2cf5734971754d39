import { expect } from 'chai';
import { ApiError } from '../../src/errors.ts';
import { etagOf, ifMatch } from '../../src/http/etag.ts';

const body = { id: '1', name: 'Rent' };
const tag = etagOf(body);

function accepts(condition: string | undefined): boolean {
  try {
    ifMatch(condition === undefined ? {} : { 'If-Match': condition })(body);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'PRECONDITION_FAILED' && error.status === 412)
      return false;
    throw error;
  }
}

describe('ETag and If-Match', () => {
  it('a tag is strong, and of the bytes alone', () => {
    expect(tag).to.match(/^"[\w-]{22}"$/);
    expect(etagOf({ ...body })).to.equal(tag);
    expect(etagOf({ ...body, name: 'rent' })).not.to.equal(tag);
    expect(etagOf({ name: 'Rent', id: '1' })).not.to.equal(tag);
  });

  for (const [condition, isAccepted] of [
    [undefined, true],
    ['*', true],
    [' * ', true],
    [tag, true],
    [`"x", ${tag}`, true],
    [`"x",${tag} , "y"`, true],
    ['"x", "y"', false],
    ['""', false],
    [`W/${tag}`, false],
    [`W/"x", ${tag}`, true],
    [`"x, *, y"`, false],
    [`"${tag.slice(1, -2)}"`, false],
  ] as const) {
    it(`If-Match: ${condition} ${isAccepted ? 'holds' : 'does not hold'}`, () => {
      expect(accepts(condition)).to.equal(isAccepted);
    });
  }
});
