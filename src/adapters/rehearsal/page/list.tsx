import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { loadOlder } from './doing.ts'
import { Icon } from './icons.tsx'
import { Message } from './message.tsx'
import { goesOn } from './names-rules.ts'
import * as state from './state.ts'
import { dayOf } from './times-rules.ts'
import { offsetsOf, rowAt, windowOf } from './window-rules.ts'
import { t } from './words.ts'

/** As near to the end as this, in px, is at the end: new messages keep it there. */
const END = 48
/** So many rows before the first one that is here, older ones are asked for. */
const AHEAD = 12

/**
 * The messages of the open room. Only those near what is seen are in the page. What is looked at stays where it is while rows above it
 * come or change; at the end, it stays at the end. What comes of her own act is gone to: to its beginning, where it is longer than
 * there is room.
 */
export function MessageList() {
  const box = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<string, number>())
  /** Null: stuck to the end. Otherwise the row at the top of what is seen, and how far it stands above it. */
  const anchor = useRef<{ id: string; by: number } | null>(null)
  const focused = useRef<string | null>(null)
  /** Where it was scrolled to by us, in px: whoever stands further up has scrolled there herself. */
  const put = useRef(0)
  /** What came of her last act, once it has been gone to; and once it was found to be long. */
  const gone = useRef({ to: state.came.value, toTop: state.came.value })
  const drawn = useSignal(0)
  const newer = useSignal(0)
  const away = useSignal(false)
  void drawn.value

  const rows = state.messages.value
  const offsets = offsetsOf(rows, heights.current)
  const total = offsets.at(-1) ?? 0
  const height = box.current?.clientHeight ?? 800
  const top = topOf()
  const { start, end } = windowOf(offsets, top, height)

  /** Where what is seen begins, by the anchor. */
  function topOf(): number {
    if (anchor.current === null) return Math.max(0, total - height)
    const at = rows.findIndex(({ id }) => id === anchor.current?.id)
    return at < 0 ? Math.max(0, total - height) : (offsets[at] ?? 0) + anchor.current.by
  }

  const last = rows.at(-1)?.id
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (before.current !== undefined && last !== undefined && last > before.current && anchor.current !== null)
      newer.value += 1
    before.current = last
  }, [last, newer])

  const room = state.open.value
  useLayoutEffect(() => {
    anchor.current = null
    newer.value = 0
    away.value = false
    drawn.value += 1
  }, [room, drawn, newer, away])

  const came = state.came.value
  useLayoutEffect(() => {
    if (came === null || came !== last || gone.current.to === came) return
    gone.current.to = came
    toEnd()
  })

  // after each drawing: what was guessed is measured, and what is looked at is put back to its place
  useLayoutEffect(() => {
    const list = box.current
    if (list === null) return
    let changed = false
    for (const row of list.querySelectorAll<HTMLElement>('[data-row]')) {
      const id = row.dataset.row ?? ''
      const measured = row.getBoundingClientRect().height
      if (Math.abs((heights.current.get(id) ?? -1) - measured) > 0.5) {
        heights.current.set(id, measured)
        changed = true
      }
    }
    if (changed) drawn.value += 1
    const isLong = last !== undefined && (heights.current.get(last) ?? 0) > list.clientHeight
    if (anchor.current === null && isLong && came === last && gone.current.toTop !== last) {
      gone.current.toTop = last
      anchor.current = { id: last, by: 0 }
      away.value = true
      drawn.value += 1
    }
    const wanted = anchor.current === null ? list.scrollHeight - list.clientHeight : topOf()
    if (Math.abs(list.scrollTop - wanted) > 1) list.scrollTop = wanted
    put.current = list.scrollTop
    if (focused.current !== null && document.activeElement === document.body && !changed) {
      // what had the focus has been scrolled out of the page
      focused.current = null
      list.focus({ preventScroll: true })
    }
    if (start < AHEAD && state.more.value) loadOlder()
  })

  useEffect(() => {
    const list = box.current
    if (list === null) return
    const watch = new ResizeObserver(() => {
      drawn.value += 1
    })
    watch.observe(list)
    const inside = list.firstElementChild
    if (inside !== null) watch.observe(inside)
    return () => watch.disconnect()
  }, [drawn])

  const scrolled = () => {
    const list = box.current
    if (list === null) return
    // what came meanwhile, or a form that opens below, moves the end away: she has not
    const stays = anchor.current === null && list.scrollTop >= put.current - 1
    const atEnd = stays || list.scrollTop + list.clientHeight >= list.scrollHeight - END
    const at = rowAt(offsets, list.scrollTop)
    const row = rows[at]
    anchor.current = atEnd || row === undefined ? null : { id: row.id, by: list.scrollTop - (offsets[at] ?? 0) }
    if (atEnd) newer.value = 0
    away.value = !atEnd
    drawn.value += 1
  }
  const toEnd = () => {
    anchor.current = null
    newer.value = 0
    away.value = false
    drawn.value += 1
  }
  const keys = (event: KeyboardEvent) => {
    const list = box.current
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
    if (list === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    if (event.target !== row && event.target !== list) return
    event.preventDefault()
    const all = [...list.querySelectorAll<HTMLElement>('[data-row]')]
    const at = row === null ? all.length : all.indexOf(row)
    all[Math.min(all.length - 1, Math.max(0, at + (event.key === 'ArrowUp' ? -1 : 1)))]?.focus()
  }

  return (
    <div class="list-frame">
      <div
        ref={box}
        id="messages"
        class="list"
        role="feed"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keys
        tabIndex={0}
        aria-label={t('rehearsal.page.messages')}
        aria-busy={state.connection.value !== 'open'}
        onScroll={scrolled}
        onKeyDown={keys}
        onFocusIn={(event) => {
          const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
          focused.current = row?.dataset.row ?? null
        }}
        onFocusOut={(event) => {
          if (event.relatedTarget !== null) focused.current = null
        }}
      >
        <div>
          <div style={{ height: `${offsets[start] ?? 0}px` }} />
          {rows.slice(start, end).map((message, nth) => {
            const at = start + nth
            const previous = rows[at - 1]
            const zone = state.zone.value
            const day = dayOf(message.at, zone, state.now.value)
            const newDay = previous === undefined || dayOf(previous.at, zone, state.now.value) !== day
            return (
              <article
                key={message.id}
                data-row={message.id}
                tabIndex={-1}
                aria-posinset={at + 1}
                aria-setsize={state.more.value ? -1 : rows.length}
              >
                {newDay && <h2 class="day">{day}</h2>}
                <Message message={message} joined={!newDay && goesOn(previous, message)} />
              </article>
            )
          })}
          <div style={{ height: `${total - (offsets[end] ?? total)}px` }} />
        </div>
      </div>
      {away.value && (
        <button type="button" class="button to-end" onClick={toEnd}>
          <Icon name="down" />
          {newer.value > 0 ? t('rehearsal.page.new-messages') : t('rehearsal.page.to-end')}
        </button>
      )}
    </div>
  )
}
