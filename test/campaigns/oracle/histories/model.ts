import type { BankTransaction } from '../bank/ledger.ts';

/** What the model knows of one of the bank's ids that it has ever seen. */
export interface KnownRow {
  row: BankTransaction;
  accountIndex: number;
  /** The internal row that stands for it; null when that cannot be told, or when that one stands for another now. */
  internalId: string | null;
  /** Whether the user's deletion hides it; `maybe` where an ambiguous pairing decides. */
  hidden: 'no' | 'yes' | 'maybe';
  /** In no listing, or removed. */
  gone: boolean;
  /** It went before the sync that is being judged. */
  goneBefore: boolean;
}

export interface UserEdits {
  category: string | null;
  tags: string[];
  /** Of two edits, the one with the higher number is newer; 0 when there was none. */
  categoryAt: number;
  tagsAt: number;
}

/** What the user has done, and which internal row stands for which of the bank's ids. */
export class Model {
  readonly known = new Map<string, KnownRow>();
  readonly edits = new Map<string, UserEdits>();
  /** Internal rows that the user deleted and has not restored. */
  readonly deleted = new Set<string>();
  /** Those deleted while a sync ran: whether before or after its pairing, nobody can tell. */
  readonly deletedInRace = new Set<string>();
  /** Internal rows of which a late link made one while it was hidden, each with all of them: only one lives on. */
  readonly joined = new Map<string, string[]>();
  #clock = 0;

  tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  editsOf(internalId: string): UserEdits {
    return this.edits.get(internalId) ?? { category: null, tags: [], categoryAt: 0, tagsAt: 0 };
  }

  isEdited(internalId: string | null): boolean {
    if (internalId === null) return false;
    const { category, tags } = this.editsOf(internalId);
    return category !== null || tags.length > 0;
  }

  /** Whether the user ever edited it, although nothing may be left of that. */
  wasTouched(internalId: string | null): boolean {
    if (internalId === null) return false;
    const { categoryAt, tagsAt } = this.editsOf(internalId);
    return categoryAt > 0 || tagsAt > 0;
  }

  /**
   * Of these internal rows one lives on. Its category is the newest; one that was cleared since may be that of the
   * other side. It has the tags of the side that was tagged last, and may have those of the other. Returns whether
   * its tags are right.
   */
  join(internalIds: readonly string[], survivor: string, shown: { category: string | null; tags: string[] }) {
    const sides = internalIds.map((id) => this.editsOf(id));
    const newestFirst = sides.toSorted((left, right) => right.categoryAt - left.categoryAt);
    const [newest] = newestFirst;
    const isCleared = newest?.category === null && shown.category !== null;
    const chosen = isCleared ? newestFirst.find(({ category }) => category !== null) : newest;
    this.edits.set(survivor, {
      category: chosen?.category ?? null,
      categoryAt: newest?.categoryAt ?? 0,
      tags: shown.tags,
      tagsAt: Math.max(...sides.map(({ tagsAt }) => tagsAt)),
    });
    const [lastTagged] = sides.toSorted((left, right) => right.tagsAt - left.tagsAt);
    return (
      (lastTagged?.tags ?? []).every((tag) => shown.tags.includes(tag)) &&
      shown.tags.every((tag) => sides.some(({ tags }) => tags.includes(tag)))
    );
  }

  /** The bank id that this internal row stands for, as far as it is known: the present one, else an earlier. */
  bankIdOf(internalId: string): string | null {
    let found: string | null = null;
    for (const [bankId, known] of this.known) {
      if (known.internalId !== internalId) continue;
      if (!known.gone) return bankId;
      found ??= bankId;
    }
    return found;
  }

  setHidden(internalId: string, hidden: KnownRow['hidden']): void {
    for (const known of this.known.values()) if (known.internalId === internalId) known.hidden = hidden;
  }
}
