import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isOfTheSame } from '../../../src/adapters/slack/files.ts'
import type { FileToSend } from '../../../src/chat/platform.ts'
import { Bench } from './bench.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.stop())

const WORDS = 'what she entered'
const file = (over: Partial<FileToSend> = {}): FileToSend => ({
  name: 'roundel-export.txt',
  alt: 'What you entered',
  bytes: new TextEncoder().encode(WORDS),
  ...over,
})
const sent = (over: Partial<FileToSend> = {}) =>
  bench.platform.upload({ community: bench.here, person: bench.anna.id }, file(over), 'key')

/** Nothing of a file is seen before its last step: whatever fails before that may be done again. */
describe('a file that', () => {
  it.each([
    ['was given no address', 'files.getUploadURLExternal', { kind: 'timeout', stored: true }],
    ['got no further than its address', 'files.getUploadURLExternal', { kind: 'status', status: 500, stored: true }],
    ['broke off on its way', 'upload_url', { kind: 'reset', stored: false }],
    ['came, and nobody said so', 'upload_url', { kind: 'timeout', stored: true }],
    ['was not taken', 'upload_url', { kind: 'status', status: 503 }],
  ] as const)('%s is nowhere, and is sent again from the beginning', async (_what, route, fault) => {
    bench.fake.fail(route, fault)
    await expect(sent()).rejects.toMatchObject({ kind: 'unavailable' })
    expect(bench.anna.dmFiles()).toEqual([])
    await sent()
    expect(bench.anna.dmFiles()).toEqual([{ name: 'roundel-export.txt', text: WORDS }])
  })

  it('may be there is not sent a second time by the adapter', async () => {
    bench.fake.fail('files.completeUploadExternal', { kind: 'timeout', stored: true })
    await expect(sent()).rejects.toMatchObject({ kind: 'unknown-outcome' })
    expect(bench.calls('files.completeUploadExternal')).toBe(1)
    expect(bench.anna.dmFiles()).toHaveLength(1)
  })

  it('is refused says why, and to one who has left that she is gone', async () => {
    bench.fake.extras.policy(bench.community, { uploads: 'nobody' })
    await expect(sent()).rejects.toMatchObject({ kind: 'forbidden', detail: 'file_uploads_disabled' })
    bench.fake.extras.policy(bench.community, { uploads: 'everyone' })
    bench.community.byHand.withdraw('files:write')
    await expect(sent()).rejects.toMatchObject({ kind: 'forbidden', detail: 'files:write' })
    bench.community.byHand.grant('files:write')
    bench.community.leaves(bench.anna)
    await expect(sent()).rejects.toMatchObject({ kind: 'not-found', detail: 'user_disabled' })
    expect(bench.fake.complaints()).toEqual([])
  })

  it('is named by its ending, and shown by what it is', async () => {
    await sent({ alt: 'Ein Blatt – für alle' })
    expect(bench.anna.dms()).toMatchObject([
      { text: 'Ein Blatt – für alle', files: [{ name: 'roundel-export.txt', alt: 'Ein Blatt – für alle' }] },
    ])
  })
})

it.each([
  ['https://files.slack.com/upload/v1/x', 'https://slack.com/api/', true],
  ['https://slack.com/upload', 'https://slack.com/api/', true],
  ['https://files.slack-gov.com/upload', 'https://slack-gov.com/api/', true],
  ['http://127.0.0.1:4000/upload', 'http://127.0.0.1:4000/api/', true],
  ['http://127.0.0.1:4001/upload', 'http://127.0.0.1:4000/api/', false],
  ['http://files.slack.com/upload', 'https://slack.com/api/', false],
  ['https://files.slack.com.example.org/upload', 'https://slack.com/api/', false],
  ['https://notslack.com/upload', 'https://slack.com/api/', false],
])('goes to %s when the API is %s: %s', (address, api, goes) => {
  expect(isOfTheSame(address, api)).toBe(goes)
})
