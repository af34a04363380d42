import * as z from 'zod'

/**
 * Text, confirmation and option objects with the limits of
 * https://docs.slack.dev/reference/block-kit/composition-objects (each object has its own page below it).
 * Unknown keys are refused: Slack answers 'invalid additional property'.
 */
export const plain = (max = 3000) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  })

const mrkdwn = (max = 3000) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  })

export const anyText = (max = 3000) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)])

export type TextObject = z.infer<ReturnType<typeof anyText>>

/** Confirmation dialog: title 100, text 300, buttons 30. */
export const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
})

const optionParts = {
  /** 150 on the option object's page; @slack/types 3.2 still says 75. */
  value: z.string().max(150),
  description: plain(75).optional(),
}

export const option = z.strictObject({ text: plain(75), ...optionParts })
/** Radio buttons and checkboxes may use mrkdwn in their options. */
export const listedOption = z.strictObject({
  text: anyText(75),
  ...optionParts,
  description: anyText(75).optional(),
})
export const overflowOption = z.strictObject({ text: plain(75), ...optionParts, url: z.string().max(3000).optional() })
export const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) })

export type Option = z.infer<typeof listedOption>

export const id = z.string().min(1).max(255)
