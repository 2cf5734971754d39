import type { Tag } from '../household.ts';

export function TagPill({ slug, tags }: { slug: string; tags: Map<string, Tag> }) {
  const tag = tags.get(slug);
  return (
    <span class="pill">
      <span class="dot" style={tag?.color ? { background: tag.color } : {}} />
      <span class="truncate">{tag?.display_name ?? slug}</span>
    </span>
  );
}
