import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Failure, Skeleton } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { useAccounts } from '../../useHousehold.ts';
import { useOwner } from '../../useOwner.tsx';
import { counted } from '../../words.ts';
import { Assumptions, formatName, SampleRows, SkippedLines } from './previewView.tsx';
import { Questions } from './questions.tsx';
import { TargetFields } from './target.tsx';
import { importFile, NEW_ACCOUNT, type Question, type Target, toQuery, usePreview } from './upload.ts';

const NO_TARGET: Target = { accountId: NEW_ACCOUNT, name: '', type: '', currency: '' };

/** A file before it is imported: where it goes, how it is read, and what it leaves open. */
export function NewImport({ file, onClose }: { file: File; onClose: () => void }) {
  const accounts = useAccounts();
  const owner = useOwner('Whose');
  const [target, setTarget] = useState(NO_TARGET);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [asked, setAsked] = useState<Question[]>([]);
  const [isBusy, setBusy] = useState(false);
  const isNew = target.accountId === NEW_ACCOUNT;
  const preview = usePreview(file, toQuery(target, owner.userId, answers));

  // An answered question stays, so that the answer can be changed.
  useEffect(() => {
    const { questions = [] } = preview.data ?? {};
    if (questions.length === 0) return;
    setAsked((before) => [
      ...before.filter((each) => !questions.some(({ parameter }) => parameter === each.parameter)),
      ...questions,
    ]);
  }, [preview.data]);

  const open = preview.data?.questions.filter(({ parameter }) => !answers[parameter]) ?? [];
  const named = preview.data?.accounts ?? [];
  const needsName = isNew && target.name.trim() === '' && !named.some(({ name, mask }) => name ?? mask);
  const isReady =
    preview.data && open.length === 0 && !needsName && (!isNew || owner.isComplete) && preview.isCurrent;

  async function run(): Promise<void> {
    setBusy(true);
    try {
      const userId = isNew ? await owner.take() : null;
      const { accounts: results } = await importFile(file, toQuery(target, userId, answers));
      const added = results.reduce((total, each) => total + each.added_count, 0);
      const same = results.reduce((total, each) => total + each.unchanged_count, 0);
      toast(`Imported: ${added.toLocaleString()} new, ${same.toLocaleString()} already here.`);
      invalidate('accounts', 'connections', 'transactions', 'imports');
      onClose();
    } catch (error) {
      toastError(error);
      preview.reload();
    }
    setBusy(false);
  }

  return (
    <div class="import-grid">
      <div class="stack">
        <section class="card padded stack" aria-label="The file">
          <div class="spread">
            <div class="row">
              <span class="file-icon">
                <Icon name="file" />
              </span>
              <div class="grow">
                <h2 class="truncate">{file.name}</h2>
                <p class="small quiet">
                  {preview.data ? formatName(preview.data.format) : 'Reading'} · {describeSize(file.size)}
                </p>
              </div>
            </div>
            <button type="button" class="icon-button" aria-label="Choose another file" onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          <TargetFields
            target={target}
            accounts={accounts.data ?? []}
            owner={owner.fields}
            onChange={setTarget}
          />
        </section>
        {asked.length > 0 && (
          <section class="card padded stack" aria-labelledby="questions">
            <div class="row">
              <h2 id="questions">The file leaves this open</h2>
              {open.length > 0 && <span class="badge warn">{open.length} to answer</span>}
            </div>
            <Questions
              questions={asked}
              answers={answers}
              onAnswer={(parameter, choice) => setAnswers({ ...answers, [parameter]: choice })}
            />
          </section>
        )}
        <div class="row wrap">
          <button
            type="button"
            class="button primary"
            disabled={!isReady || isBusy}
            onClick={() => void run()}
          >
            {isBusy && <span class="spinner" />}
            Import
            {preview.data?.row_count ? ` ${counted(preview.data.row_count, 'row', 'rows')}` : ''}
          </button>
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <span class="small quiet" role="status">
            {open.length > 0 ? 'Answer the questions first.' : needsName ? 'Name the account first.' : ''}
          </span>
        </div>
      </div>
      <div class="stack">
        {preview.error ? (
          <div class="card">
            <Failure error={preview.error} retry={preview.reload} />
          </div>
        ) : preview.data ? (
          <>
            {preview.data.sample_rows.length === 0 && (
              <div class="card">
                <Empty icon="file" title="The first rows appear here">
                  {open.length > 0
                    ? 'As soon as the questions are answered.'
                    : 'The file has no rows that can be read.'}
                </Empty>
              </div>
            )}
            <SampleRows preview={preview.data} />
            <Assumptions assumptions={preview.data.assumptions} />
            <SkippedLines skipped={preview.data.skipped} />
          </>
        ) : (
          <div class="card">
            <Skeleton rows={6} />
          </div>
        )}
      </div>
    </div>
  );
}

function describeSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
