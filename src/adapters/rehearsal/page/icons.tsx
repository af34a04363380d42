const PATHS = {
  lock: 'M7 10V7a5 5 0 0 1 10 0v3h1.5v10h-13V10zm2 0h6V7a3 3 0 0 0-6 0z',
  hash: 'M9 3 7.8 9H4v2h3.4l-.8 4H3v2h3.2L5.4 21h2l.8-4h4l-.8 4h2l.8-4H18v-2h-3.4l.8-4H19V9h-3.2L17 3h-2l-1.2 6h-4L11 3zm.4 8h4l-.8 4h-4z',
  home: 'M12 3 3 11h2v9h5v-6h4v6h5v-9h2z',
  letter: 'M3 5h18v14H3zm2 2.4V17h14V7.4l-7 5z',
  people:
    'M9 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8m0 2c4 0 7 2 7 5v2H2v-2c0-3 3-5 7-5m7.5-2.2a4 4 0 0 0 0-7.6 5.5 5.5 0 0 1 0 7.600M18 20v-2c0-1.7-.7-3.2-1.9-4.3 3 .4 5.9 2 5.9 4.300v2z',
  rooms: 'M3 5h18v2H3zm0 6h18v2H3zm0 6h18v2H3z',
  more: 'M6 10.500a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3m6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3m6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3',
  pin: 'M8 3h8v2l-1 1v6l3 3v2h-5v5h-2v-5H6v-2l3-3V6L8 5z',
  close: 'm6.4 5 5.6 5.600L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.600L6.4 19 5 17.600l5.6-5.600L5 6.400z',
  send: 'M3 4l19 8-19 8 2-7 9-1-9-1z',
  file: 'M6 2h8l5 5v15H6zm7 1.800V8h4.200zM11 11h2v4h2l-3 3.500L9 15h2z',
  eye: 'M12 5c5 0 9 4 10 7-1 3-5 7-10 7S3 15 2 12c1-3 5-7 10-7m0 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  gear: 'M10.5 2h3l.5 2.6 1.9.8 2.2-1.5 2.1 2.1-1.5 2.2.8 1.9 2.5.4v3l-2.6.5-.8 1.9 1.5 2.2-2.1 2.1-2.2-1.5-1.9.8-.4 2.500h-3l-.5-2.6-1.9-.8-2.2 1.5-2.1-2.1 1.5-2.2-.8-1.900L2 13.500v-3l2.6-.5.8-1.9-1.5-2.2 2.1-2.1 2.2 1.5 1.9-.8zM12 8.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  down: 'M11 4h2v12l5-5 1.4 1.400L12 20l-7.4-7.600L6 11l5 5z',
  done: 'm9.5 18-6-6 1.4-1.4 4.6 4.6 9.6-9.600L20.5 7z',
  clock:
    'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20m0 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16m-1 3h2v4.600l3.2 3.2-1.4 1.400L11 12.400z',
} as const

export type IconName = keyof typeof PATHS

/** Beside words, or in a button with a label: never alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={PATHS[name]} />
    </svg>
  )
}

/** The ring of Roundel. */
export function Ring() {
  return (
    <svg class="ring" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" stroke-width="4" />
    </svg>
  )
}
