import { useState } from 'preact/hooks';
import type { Category, CategoryTree } from '../../household.ts';
import { hueOf } from '../../household.ts';
import { Dot } from '../../parts/avatar.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Empty, Loaded, Skeleton } from '../../parts/states.tsx';
import { navigate } from '../../router.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { useCategories } from '../../useHousehold.ts';
import { EditCategory } from './editCategory.tsx';
import { DeleteCategory, MergeCategory } from './removeCategory.tsx';

type Task =
  | { what: 'edit' | 'merge' | 'delete'; category: Category }
  | { what: 'create'; parent: string | null };

export function CategoryList() {
  const categories = useCategories();
  const canWrite = useCanWrite();
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  return (
    <Loaded query={categories} skeleton={<Skeleton rows={8} />}>
      {(tree) => (
        <>
          {canWrite && (
            <div class="toolbar">
              <button type="button" class="button" onClick={() => setTask({ what: 'create', parent: null })}>
                <Icon name="plus" size={16} /> New category
              </button>
            </div>
          )}
          {tree.primaries.length === 0 && (
            <div class="card">
              <Empty icon="categories" title="No categories" />
            </div>
          )}
          <div class="category-grid">
            {tree.primaries.map(({ category, children }) => (
              <div key={category.id} class="card">
                <div class="card-head">
                  <h2 class="row">
                    <Dot hue={hueOf(category.slug, tree)} />
                    <a href={`/transactions?category_slug=${category.slug}`}>{category.name}</a>
                  </h2>
                  {canWrite && (
                    <CategoryMenu
                      category={category}
                      onTask={setTask}
                      onCreate={() => setTask({ what: 'create', parent: category.slug })}
                    />
                  )}
                </div>
                {children.length > 0 && (
                  <ul class="children">
                    {children.map((child) => (
                      <li key={child.id}>
                        <a class="grow truncate" href={`/transactions?category_slug=${child.slug}`}>
                          {child.name}
                        </a>
                        {canWrite && <CategoryMenu category={child} onTask={setTask} />}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            ))}
          </div>
          <Tasks task={task} tree={tree} onClose={close} />
        </>
      )}
    </Loaded>
  );
}

function Tasks({ task, tree, onClose }: { task: Task | null; tree: CategoryTree; onClose: () => void }) {
  if (!task) return null;
  switch (task.what) {
    case 'create':
      return <EditCategory category={null} parent={task.parent} tree={tree} onClose={onClose} />;
    case 'edit':
      return (
        <EditCategory
          category={task.category}
          parent={task.category.primary_slug}
          tree={tree}
          onClose={onClose}
        />
      );
    case 'merge':
      return <MergeCategory category={task.category} tree={tree} onClose={onClose} />;
    case 'delete':
      return <DeleteCategory category={task.category} onClose={onClose} />;
  }
}

function CategoryMenu({
  category,
  onTask,
  onCreate,
}: {
  category: Category;
  onTask: (task: Task) => void;
  onCreate?: () => void;
}) {
  return (
    <Menu
      label={`More for ${category.name}`}
      items={[
        {
          label: 'Transactions',
          icon: 'transactions',
          run: () => navigate(`/transactions?category_slug=${category.slug}`),
        },
        ...(onCreate ? [{ label: 'Add a category below', icon: 'plus' as const, run: onCreate }] : []),
        { label: 'Edit', icon: 'edit', run: () => onTask({ what: 'edit', category }) },
        { label: 'Merge into…', icon: 'link', run: () => onTask({ what: 'merge', category }) },
        { label: 'Delete…', icon: 'trash', danger: true, run: () => onTask({ what: 'delete', category }) },
      ]}
    />
  );
}
