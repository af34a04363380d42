import { render } from 'preact'
import { App } from './app.tsx'
import { connect } from './doing.ts'
import { lookAsChosen } from './layout.ts'
import './style/index.css'

lookAsChosen()
connect()
const root = document.getElementById('page')
if (root !== null) render(<App />, root)
