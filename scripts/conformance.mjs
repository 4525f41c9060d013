#!/usr/bin/env node
// npx fixamingata-conformance: the conformance kit alone, from a checkout or as a package, without building the service.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './setup.mjs'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

// As a package npm has installed all there is, and leaves the lock behind.
if (existsSync(new URL('../package-lock.json', import.meta.url))) await ensureInstalled()
const esbuild = await import('esbuild')
const { outputFiles } = await esbuild.build({
  absWorkingDir: projectFolder,
  entryPoints: ['scripts/commands/conformance.ts'],
  ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', write: false, logLevel: 'warning' },
})
await esbuild.stop()
const [program] = outputFiles
await import(`data:text/javascript;base64,${Buffer.from(program.contents).toString('base64')}`)
