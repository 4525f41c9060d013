import { logOnlyTrouble } from '#log.ts'

// Of what the program logs, a run of tests shows only trouble.
logOnlyTrouble()
