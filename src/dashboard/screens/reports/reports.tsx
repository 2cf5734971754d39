import { useEffect } from 'preact/hooks';
import type { components } from '../../../../generated/client/index.ts';
import { formatAgo, formatTime } from '../../dates.ts';
import { Icon } from '../../parts/icon.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { navigate } from '../../router.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { collect } from '../../useHousehold.ts';
import { Markdown } from './markdown.tsx';

type Report = components['schemas']['Report'];

const MAX_SHOWN = 200;

/** What scripts and agents have written for the household. */
export default function Reports({ parameters }: { parameters: Record<string, string> }) {
  const reports = useQuery('reports list', (signal) =>
    collect(api().reports.list({ limit: MAX_SHOWN }, { signal })),
  );
  const canWrite = useCanWrite();
  const id = parameters['id'];
  const unread = (reports.data ?? []).filter(({ read }) => !read).length;

  async function markAll(): Promise<void> {
    try {
      await api().reports.markAllRead();
    } catch (error) {
      toastError(error);
    }
    invalidate('reports');
  }

  return (
    <>
      <header class="page-head">
        <h1>Reports</h1>
        {canWrite && unread > 0 && (
          <button type="button" class="button" onClick={() => void markAll()}>
            <Icon name="check" size={16} /> Mark all as read
          </button>
        )}
      </header>
      <Loaded query={reports}>
        {(all) =>
          all.length === 0 ? (
            <div class="card">
              <Empty icon="reports" title="No reports yet">
                A script or an agent writes them with <code>POST /api/v1/reports</code>.
              </Empty>
            </div>
          ) : (
            <div class={id ? 'reports reading' : 'reports'}>
              <nav class="card report-list" aria-label="Reports">
                <ul class="list">
                  {all.map((report) => (
                    <li key={report.id}>
                      <a
                        class="list-row"
                        href={`/reports/${report.short_id}`}
                        aria-current={report.short_id === id ? 'true' : undefined}
                      >
                        <span class={report.read ? 'unread-dot read' : 'unread-dot'} />
                        <span class="grow">
                          <span class={report.read ? 'truncate block' : 'truncate block strong'}>
                            {!report.read && <span class="visually-hidden">Unread: </span>}
                            {report.title}
                          </span>
                          <span class="small quiet block">{formatAgo(report.created_at)}</span>
                        </span>
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <ReportView report={all.find((each) => each.short_id === id) ?? null} canWrite={canWrite} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function ReportView({ report, canWrite }: { report: Report | null; canWrite: boolean }) {
  useEffect(() => {
    if (!report || report.read || !canWrite) return;
    void api()
      .reports.markRead(report.id)
      .then(() => invalidate('reports'), toastError);
  }, [report?.id]);
  if (!report) {
    return (
      <div class="card report-none">
        <Empty icon="reports" title="Choose a report" />
      </div>
    );
  }

  async function act(call: Promise<unknown>, done: string): Promise<void> {
    try {
      await call;
      toast(done);
      navigate('/reports');
    } catch (error) {
      toastError(error);
    }
    invalidate('reports');
  }

  return (
    <article class="card report">
      <header class="spread">
        <div>
          <a class="back narrow-only" href="/reports">
            <Icon name="left" size={15} /> Reports
          </a>
          <h2>{report.title}</h2>
          <p class="small quiet">{formatTime(report.created_at)}</p>
        </div>
        {canWrite && (
          <Menu
            label="More for this report"
            items={[
              {
                label: 'Mark as unread',
                icon: 'eye-off',
                run: () => void act(api().reports.markUnread(report.id), 'Marked as unread.'),
              },
              {
                label: 'Delete',
                icon: 'trash',
                danger: true,
                run: () => void act(api().reports.delete(report.id), 'The report is deleted.'),
              },
            ]}
          />
        )}
      </header>
      <Markdown text={report.body} />
    </article>
  );
}
