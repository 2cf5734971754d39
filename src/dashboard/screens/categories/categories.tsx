import { address, setQuery } from '../../router.ts';
import { CategoryList } from './categoryList.tsx';
import { TagList } from './tagList.tsx';

/** The words that the household sorts its money by. */
export default function Categories() {
  const shown = address.value.query.get('show') === 'tags' ? 'tags' : 'categories';
  return (
    <>
      <header class="page-head">
        <h1>Categories and tags</h1>
        <div class="segments" role="group" aria-label="Show">
          <button
            type="button"
            aria-pressed={shown === 'categories'}
            onClick={() => setQuery({ show: undefined })}
          >
            Categories
          </button>
          <button type="button" aria-pressed={shown === 'tags'} onClick={() => setQuery({ show: 'tags' })}>
            Tags
          </button>
        </div>
      </header>
      {shown === 'tags' ? <TagList /> : <CategoryList />}
    </>
  );
}
