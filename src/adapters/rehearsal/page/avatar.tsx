import { Ring } from './icons.tsx'
import { colourOf, initialsOf } from './names-rules.ts'

/** A person's initials in her colour, or the ring for the bot (`id` null). The name stands beside it. */
export function Avatar({ id, name }: { id: string | null; name: string }) {
  if (id === null)
    return (
      <span class="avatar bot" aria-hidden="true">
        <Ring />
      </span>
    )
  return (
    <span class={`avatar colour-${colourOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
