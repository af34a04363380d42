import type { ChatFile, ChatMessage } from '../chat/types.ts'
import { Avatar } from './avatar.tsx'
import { dismiss, messageAction, noticed } from './doing.ts'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'
import * as state from './state.ts'
import { dateTimeOf, timeOf } from './times-rules.ts'
import { ViewOf } from './view.tsx'
import { t } from './words.ts'

function authorOf({ author }: ChatMessage): string {
  return author === 'bot' ? t('rehearsal.page.bot') : (state.nameOf(author.person) ?? t('rehearsal.page.someone'))
}

/** One message. `joined`: it goes on where the one before it left off. `still`: only to be read, as among the pins. */
export function Message({
  message,
  joined,
  still = false,
}: {
  message: ChatMessage
  joined: boolean
  still?: boolean
}) {
  const { author, at, only, edited, pinned, waiting, body, files } = message
  const name = authorOf(message)
  return (
    <div class={`message${only === null ? '' : ' private'}${joined ? ' joined' : ''}`}>
      {!joined && <Avatar id={author === 'bot' ? null : author.person} name={name} />}
      <div class="said">
        {joined ? (
          <span class="hidden">{name}</span>
        ) : (
          <p class="who">
            <strong>{name}</strong>
            {author === 'bot' && <span class="tag">{t('rehearsal.page.bot.tag')}</span>}
            <time dateTime={at} title={dateTimeOf(at, state.zone.value, state.now.value)}>
              {timeOf(at, state.zone.value)}
            </time>
          </p>
        )}
        {body.kind === 'text' ? (
          body.text !== '' && <p class="words">{body.text}</p>
        ) : (
          <ViewOf view={body.view} message={message.id} still={still} />
        )}
        {waiting && <p class="note waiting">{t('rehearsal.page.waiting')}</p>}
        {files.map((file) => (
          <FileOf key={file.id} file={file} about={body.kind === 'text' && body.text === file.alt ? null : file.alt} />
        ))}
        <p class="marks">
          {pinned && (
            <span>
              <Icon name="pin" /> {t('rehearsal.page.pinned')}
            </span>
          )}
          {edited && <span>{t('rehearsal.page.edited')}</span>}
        </p>
        {only !== null && (
          <p class="only">
            <Icon name="eye" /> {t('rehearsal.page.only-you')}
            <button type="button" class="quiet" onClick={() => noticed(dismiss(message.id))}>
              {t('rehearsal.page.dismiss')}
            </button>
          </p>
        )}
      </div>
      {only === null && !still && <Actions message={message} />}
    </div>
  )
}

function Actions({ message }: { message: ChatMessage }) {
  const actions = state.commands.value.messageActions
  if (actions.length === 0) return null
  return (
    <Menu
      label={t('rehearsal.page.more-about', { who: authorOf(message) })}
      items={actions.map(({ id, name }) => ({ label: name, does: () => noticed(messageAction(message.id, id)) }))}
    />
  )
}

const KIB = 1024

/** `about` is null where the words above say it already. */
function FileOf({ file, about }: { file: ChatFile; about: string | null }) {
  const where = `/files/${file.id}?as=${state.me.value ?? ''}`
  if (/\.(png|jpe?g|gif|webp)$/i.test(file.name))
    return <img class="picture" src={where} alt={file.alt} loading="lazy" />
  return (
    <a class="file" href={where} download={file.name}>
      <Icon name="file" />
      <span>
        <strong>{file.name}</strong>
        <small>
          {about !== null && `${about} · `}
          {t('rehearsal.page.file', { size: Math.max(1, Math.round(file.size / KIB)) })}
        </small>
      </span>
    </a>
  )
}
