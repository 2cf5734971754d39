import { invalidate } from '../query.ts';
import { api } from '../session.ts';
import { counted, countTransactions } from '../words.ts';
import { toast, toastError } from './toasts.tsx';

/** Undoes an operation and says what could not be restored. */
export async function undo(operationId: string): Promise<void> {
  try {
    const { restored_count: restored, kept_count: kept } = await api().operations.undo(operationId);
    const rest =
      kept > 0
        ? ` ${counted(kept, 'was changed since and stays as it is', 'were changed since and stay as they are')}.`
        : '';
    toast(`Undone: ${countTransactions(restored)}.${rest}`);
  } catch (error) {
    toastError(error);
  }
  invalidate('transactions', 'rows', 'operations', 'categories', 'rules');
}
