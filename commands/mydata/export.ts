import { everyone } from '../../src/areas/circles/powers.ts'
import { EXPORT_PAGE, SEND_FILES } from '../../src/areas/personal-data/actions.ts'
import { exportPage, exportRequested } from '../../src/areas/personal-data/export-views.ts'
import { readLastCopy, sendFiles } from '../../src/areas/personal-data/sending.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { newId } from '../../src/data/ids.ts'
import { me, place } from './shared.ts'

const copyPage = async (c: Context) => exportPage(newId(), await readLastCopy(c, me(c)), c.community.platform, place(c))

const exports = kit.command(['mydata', 'export'], {
  summary: 'personal-data.export.summary',
  requires: everyone,
  options: {},
  opens: kit.privately((_, c) => copyPage(c)),
})

const exportsPage = kit.press(EXPORT_PAGE, { requires: everyone, opens: kit.privately((_, c) => copyPage(c)) })

const send = kit.press(SEND_FILES, {
  requires: everyone,
  opens: kit.privately(async ({ made }, c) => {
    const sent = await sendFiles(c, c.community, me(c), made)
    return exportRequested(
      sent ? 'personal-data.export.on-its-way' : 'personal-data.export.already',
      c.community.region,
    )
  }),
})

export const definitions: AnyDefinition<Context>[] = [exports, exportsPage, send]
