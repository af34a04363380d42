import type { Inline, RichText } from '../../../chat/view.ts'
import { goTo } from './doing.ts'
import * as state from './state.ts'
import { dateTimeOf, placeOfZone, relativeOf, timeOf } from './times-rules.ts'
import { t } from './words.ts'

/** Each leaf as text: nothing that people wrote is ever taken for anything else. */
export function Rich({ text }: { text: RichText }) {
  return text.map((leaf, at) => <Leaf key={at} leaf={leaf} />)
}

function Leaf({ leaf }: { leaf: Inline }) {
  switch (leaf.kind) {
    case 'plain':
      return leaf.text
    case 'bold':
      return <strong>{leaf.text}</strong>
    case 'italic':
      return <em>{leaf.text}</em>
    case 'person': {
      const mine = leaf.person === state.me.value
      return (
        <span class={mine ? 'mention mine' : 'mention'}>
          @{state.nameOf(leaf.person) ?? t('rehearsal.page.someone')}
        </span>
      )
    }
    case 'room':
      return <RoomLeaf room={leaf.room} />
    case 'group': {
      const group = state.sight.value?.groups.find(({ id }) => id === leaf.group)
      return <span class="mention">@{group?.name ?? t('rehearsal.page.a-group')}</span>
    }
    case 'instant':
      return <InstantLeaf leaf={leaf} />
    case 'link':
      // the kit takes http and https alone; here it is looked at once more, for a link acts
      if (!/^https?:\/\//i.test(leaf.url)) return leaf.text
      return (
        <a href={leaf.url} target="_blank" rel="noopener noreferrer">
          {leaf.text}
        </a>
      )
    default:
      return leaf satisfies never
  }
}

function RoomLeaf({ room }: { room: string }) {
  const found = state.sight.value?.rooms.find(({ id }) => id === room)
  if (found === undefined) return <span class="mention">#{t('rehearsal.page.a-room')}</span>
  return (
    <button type="button" class="mention room" onClick={() => goTo(room)}>
      #{found.name}
    </button>
  )
}

function InstantLeaf({ leaf: { at, zone, shows } }: { leaf: Inline & { kind: 'instant' } }) {
  const now = state.now.value
  // told in the zone it was meant in, which is said where the clock at the top goes by another one
  const where = zone === state.zone.value ? '' : ` (${placeOfZone(zone)})`
  const whole = `${dateTimeOf(at, zone, now)}${where}`
  const said = shows === 'relative' ? relativeOf(at, now) : shows === 'time' ? `${timeOf(at, zone)}${where}` : whole
  return (
    <time dateTime={at} title={whole}>
      {said}
    </time>
  )
}
