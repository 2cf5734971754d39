import type { ComponentChildren, VNode } from 'preact';
import type { Query } from '../query.ts';
import { describeError } from '../session.ts';
import { Icon, type IconName } from './icon.tsx';

/** What a part of the page shows when it has nothing to show. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div class="row wrap">{actions}</div>}
    </div>
  );
}

export function Failure({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  return (
    <div class="empty" role="alert">
      <Icon name="alert" size={28} />
      <h2>This could not be loaded</h2>
      <p>{describeError(error)}</p>
      {retry && (
        <div class="row">
          <button type="button" class="button" onClick={retry}>
            <Icon name="refresh" size={16} /> Try again
          </button>
        </div>
      )}
    </div>
  );
}

/** Grey shapes where rows will be, so that nothing moves when they come. */
export function Skeleton({ rows = 4, height = '2.25rem' }: { rows?: number; height?: string }) {
  return (
    <div class="skeletons" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, position) => (
        <div key={position} class="skeleton" style={{ height }} />
      ))}
    </div>
  );
}

/** The state of a query: its data, or a skeleton, or why there is none. */
export function Loaded<T>({
  query,
  children,
  skeleton,
}: {
  query: Query<T>;
  children: (data: T) => ComponentChildren;
  skeleton?: VNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  return skeleton ?? <Skeleton />;
}
