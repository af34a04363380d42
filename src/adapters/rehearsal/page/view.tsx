import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Block, Button, View } from '../../../chat/view.ts'
import { noticed, press } from './doing.ts'
import { Rich } from './rich.tsx'
import { t } from './words.ts'

/** A view of the bot's: in a message, or on her Home (`message` is 'home' then). */
export function ViewOf({ view, message, still = false }: { view: View; message: string; still?: boolean }) {
  return (
    <div class="view">
      {view.blocks.map((block, at) => (
        <BlockOf key={at} block={block} at={at} message={message} still={still} />
      ))}
    </div>
  )
}

interface Placed {
  at: number
  message: string
  /** It can be read, but nothing in it pressed: it stands elsewhere as well. */
  still: boolean
}

function BlockOf({ block, ...placed }: Placed & { block: Block }) {
  const { message } = placed
  switch (block.kind) {
    case 'heading':
      return message === 'home' ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'text':
      return (
        <p>
          <Rich text={block.text} />
        </p>
      )
    case 'note':
      return (
        <p class="note">
          <Rich text={block.text} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <Rich text={block.text} />
        </blockquote>
      )
    case 'facts':
      return (
        <dl>
          {block.facts.map((fact, at) => (
            <div key={at}>
              <dt>{fact.label}</dt>
              <dd>
                <Rich text={fact.value} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Rich text={item} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'actions':
      return (
        <div class="actions">
          {block.buttons.map((button, at) => (
            <ButtonOf key={at} button={button} place={[placed.at, at]} {...placed} />
          ))}
        </div>
      )
    case 'choice':
      return <ChoiceOf block={block} {...placed} />
    case 'divider':
      return <hr />
    default:
      return block satisfies never
  }
}

function ButtonOf({ button, place, message, still }: Placed & { button: Button; place: [number, number] }) {
  const busy = useSignal(false)
  if (button.kind === 'link') {
    if (!/^https?:\/\//i.test(button.url)) return <span>{button.label}</span>
    return (
      <a class="button" href={button.url} target="_blank" rel="noopener noreferrer">
        {button.label}
      </a>
    )
  }
  const presses = async () => {
    if (busy.value) return
    busy.value = true
    await press(message, place, null, button.action)
    busy.value = false
  }
  // a busy button stays where the focus is: it is not disabled
  return (
    <button
      type="button"
      class={`button ${button.style}`}
      disabled={still}
      aria-busy={busy.value}
      onClick={() => noticed(presses())}
    >
      {button.label}
    </button>
  )
}

/** Chosen with a button of its own: a select that acts by itself would act at each arrow key. */
function ChoiceOf({ block, at, message, still }: Placed & { block: Block & { kind: 'choice' } }) {
  const id = useId()
  const busy = useSignal(false)
  const chosen = useSignal(block.chosen ?? '')
  const choose = async () => {
    if (busy.value || chosen.value === '') return
    busy.value = true
    await press(message, [at, 0], chosen.value, block.action)
    busy.value = false
  }
  return (
    <div class="choice">
      <label for={id}>{block.label}</label>
      <div class="beside">
        <select
          id={id}
          disabled={still}
          value={chosen.value}
          onChange={(event) => {
            chosen.value = event.currentTarget.value
          }}
        >
          <option value="" disabled>
            {t('rehearsal.page.choose')}
          </option>
          {block.options.map(({ label, value }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          disabled={still}
          aria-busy={busy.value}
          aria-disabled={chosen.value === ''}
          onClick={() => noticed(choose())}
        >
          {t('rehearsal.page.choose.button')}
        </button>
      </div>
    </div>
  )
}
